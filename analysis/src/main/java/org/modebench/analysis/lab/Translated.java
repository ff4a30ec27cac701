package org.modebench.analysis.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sentences that results files have in English, in the language of the report. Those that are known
 * stand in the English texts, where places are left for their figures; others stay as they are.
 */
final class Translated {
  private static final String BETWEEN_PARTS = "; ";
  private static final String AFTER_THE_RUN = "after the run ";
  private static final Pattern PLACE = Pattern.compile("%(?:%|\\d\\$s)");
  private static final Pattern FIGURE = Pattern.compile("[-+]?\\d[\\d.]*( to [-+]?\\d[\\d.]*)?");

  private static final List<String> KNOWN =
      List.of(
          "known.others",
          "known.off-cpu",
          "known.mock-median",
          "known.mock-throughput",
          "known.failed-requests",
          "known.little",
          "known.in-flight",
          "known.client-limit",
          "known.client-busy",
          "known.torn",
          "known.no-plots");

  private final Words english = Words.in(Language.EN);
  private final Words words;

  Translated(Words words) {
    this.words = words;
  }

  /** Reasons that semicolons separate, and a full stop ends. */
  String reasons(String text) {
    String end = text.endsWith(".") ? "." : "";
    return Arrays.stream(text.substring(0, text.length() - end.length()).split(BETWEEN_PARTS, -1))
            .map(this::reason)
            .collect(Collectors.joining(BETWEEN_PARTS))
        + end;
  }

  private String reason(String part) {
    return part.startsWith(AFTER_THE_RUN)
        ? words.say("known.after-run", sentence(part.substring(AFTER_THE_RUN.length())))
        : sentence(part);
  }

  /** A sentence, or as much of one as has no semicolon. */
  String sentence(String text) {
    return KNOWN.stream().flatMap(key -> said(key, text).stream()).findFirst().orElse(text);
  }

  private Optional<String> said(String key, String text) {
    Matcher known = form(english.template(key)).matcher(text);
    return known.matches()
        ? Optional.of(
            words.say(
                key,
                IntStream.rangeClosed(1, known.groupCount())
                    .mapToObj(known::group)
                    .map(this::figure)
                    .toArray()))
        : Optional.empty();
  }

  /** What a sentence looks like whose places are filled. */
  private static Pattern form(String template) {
    StringBuilder form = new StringBuilder();
    int from = 0;
    Matcher place = PLACE.matcher(template);
    while (place.find()) {
      form.append(Pattern.quote(template.substring(from, place.start())));
      form.append(place.group().equals("%%") ? "%" : "(.+?)");
      from = place.end();
    }
    return Pattern.compile(form + Pattern.quote(template.substring(from)), Pattern.DOTALL);
  }

  private String figure(String text) {
    return FIGURE.matcher(text).matches()
        ? words.number(text).replace(" to ", words.say("number.to"))
        : text;
  }
}
