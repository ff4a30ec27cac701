package org.modebench.arguments;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import joptsimple.OptionException;
import joptsimple.OptionParser;
import joptsimple.OptionSet;
import org.modebench.analysis.catalogue.Domain;
import org.modebench.analysis.command.Suggestion;
import org.modebench.plan.TypedValue;
import org.modebench.plan.UsageException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * JMH's own parser, which would take {@code -foe yes} for false and {@code -r 5ms3} for 5 ms: so
 * the value of each of its options is checked before, in words cut as JMH cuts them.
 */
final class JmhParser {
  private static final Pattern UNKNOWN_OPTION = Pattern.compile("(.+) is not a recognized option");

  private static final Domain BOOLEAN = Domain.oneOf(List.of("true", "false"));
  private static final Domain TIME =
      Domain.form(
          "(?i)[0-9]{1,9} *(ns|us|ms|s|m|min|hr|day)?", "a time such as 100ms, 2s, 10m or 1hr");
  private static final Domain COUNT = Domain.whole(0, 1_000_000);

  /** Of any other option that has a value. */
  private static final Domain ANY = Domain.anything();

  private static final Map<String, Domain> VALUES =
      Map.ofEntries(
          entry("i", Domain.whole(1, 1_000_000)),
          entry("wi", COUNT),
          entry("f", Domain.whole(0, 10_000)),
          entry("r", TIME),
          entry("w", TIME),
          entry("to", TIME),
          entry("gc", BOOLEAN),
          entry("foe", BOOLEAN),
          entry("v", Domain.oneOf(List.of("SILENT", "NORMAL", "EXTRA"))),
          entry("e", ANY),
          entry("prof", ANY),
          entry("jvm", ANY),
          entry("jvmArgs", ANY),
          entry("jvmArgsAppend", ANY),
          entry("jvmArgsPrepend", ANY),
          entry("t", ANY),
          entry("tg", ANY),
          entry("bm", ANY),
          entry("tu", ANY),
          entry("opi", ANY),
          entry("bs", ANY),
          entry("wbs", ANY),
          entry("wf", ANY),
          entry("wm", ANY),
          entry("wmb", ANY),
          entry("si", ANY));

  /** Options of JMH that this program reads itself, and JMH's parser would read and drop. */
  private static final List<String> OWN = List.of("p", "o", "rf", "rff");

  private static final List<String> FLAGS = List.of("l", "lp", "lrf", "lprof", "h");

  private JmhParser() {}

  /**
   * Parses what {@link OwnOptions} left.
   *
   * @param jvmArguments of the forks that follow from our options
   * @throws UsageException if it cannot be understood, or not be honoured
   */
  static CommandLineOptions parse(List<String> words, List<String> jvmArguments)
      throws UsageException {
    try {
      checkValues(words);
      return new ForkOptions(jvmArguments, words);
    } catch (OptionException | CommandLineOptionException e) {
      throw new UsageException(refusal(String.valueOf(e.getMessage()), words), e);
    }
  }

  private static void checkValues(List<String> words) throws UsageException {
    OptionParser parser = new OptionParser();
    VALUES.keySet().forEach(name -> parser.accepts(name).withRequiredArg());
    OWN.forEach(name -> parser.accepts(name).withRequiredArg());
    FLAGS.forEach(parser::accepts);
    parser.nonOptions();
    OptionSet options = parser.parse(words.toArray(String[]::new));
    for (String name : OWN) {
      if (options.has(name)) {
        throw new UsageException(wronglyWritten(name, words));
      }
    }
    for (Map.Entry<String, Domain> option : VALUES.entrySet()) {
      for (Object value : options.valuesOf(option.getKey())) {
        String name = "-" + option.getKey();
        TypedValue.canonical(name, option.getValue(), value.toString());
        HonouredOptions.check(option.getKey(), value.toString());
      }
    }
  }

  private static String wronglyWritten(String name, List<String> words) {
    String word =
        words.stream().filter(w -> w.matches("--?" + name + ".*")).findFirst().orElse("-" + name);
    return "%s is not understood; write -%s and its value as two words.%s"
        .formatted(word, name, Suggestion.question(word, OwnOptions.names()));
  }

  private static String refusal(String message, List<String> words) {
    Matcher unknown = UNKNOWN_OPTION.matcher(message);
    if (unknown.matches()) {
      String name = unknown.group(1);
      String option =
          words.stream()
              .filter(word -> word.matches("--?" + Pattern.quote(name) + "(=.*)?"))
              .findFirst()
              .orElse("-" + name);
      return "There is no option %s; -h lists the options.%s"
          .formatted(option, Suggestion.question(option, OwnOptions.names()));
    }
    return sentence(message);
  }

  /** JMH and picocli write fragments, sometimes two sentences; this makes one of them. */
  static String sentence(String message) {
    String text = message.strip().replace(". ", ": ").replaceAll("(?<=') \\([^)]*\\)", "");
    while (text.endsWith(".")) {
      text = text.substring(0, text.length() - 1);
    }
    return text.substring(0, 1).toUpperCase(Locale.ROOT)
        + text.substring(1)
        + "; -h lists the options.";
  }
}
