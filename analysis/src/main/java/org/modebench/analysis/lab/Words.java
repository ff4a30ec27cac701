package org.modebench.analysis.lab;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;

/** The texts of the report in one language, and how that writes numbers. */
public final class Words {
  private static final String BUNDLE = "org.modebench.analysis.lab.lab";

  private static final Pattern WITHOUT_INTERVAL = Pattern.compile(" \\[needs [^]]*\\]");
  private static final Pattern BETWEEN_BOUNDS = Pattern.compile("(?<=[\\d∞]), (?=[\\d∞])");
  private static final Pattern DECIMAL_POINT = Pattern.compile("(?<=\\d)\\.(?=\\d)");
  private static final Pattern UNIT =
      Pattern.compile("(?<=[\\d∞]) (ns|µs|ms|s|1/s|B|kB|KiB|MiB|GiB)(?![\\p{L}\\d/])");

  private final ResourceBundle bundle;

  private Words(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** Those of a language. */
  public static Words in(Language language) {
    return new Words(
        ResourceBundle.getBundle(
            BUNDLE, language.locale(), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
  }

  /**
   * The text of a key, with what stands in the places that it leaves, and nouns in the form that
   * goes with it.
   */
  public String say(String key, Object... parts) {
    return String.format(Locale.ROOT, NounForm.chosen(bundle.getString(key), parts), parts);
  }

  /** The text of a key with its places open. */
  String template(String key) {
    return bundle.getString(key);
  }

  /** Figures as {@link Figures} writes them, in the form of the language. */
  public String number(String figures) {
    String text =
        WITHOUT_INTERVAL
            .matcher(figures)
            .replaceAll(Matcher.quoteReplacement(" " + say("number.no-interval")));
    text =
        BETWEEN_BOUNDS
            .matcher(text)
            .replaceAll(Matcher.quoteReplacement(say("number.between") + " "));
    text = DECIMAL_POINT.matcher(text).replaceAll(Matcher.quoteReplacement(say("number.point")));
    return UNIT.matcher(text)
        .replaceAll(unit -> Matcher.quoteReplacement(" " + say("unit." + unit.group(1))));
  }

  /** A time with its interval. */
  String time(Estimate seconds) {
    return number(Figures.time(seconds));
  }

  /** A time that has none. */
  String time(double seconds) {
    return number(Figures.roughTime(seconds));
  }

  /** A ratio with its interval. */
  public String ratio(Estimate ratio) {
    return number(Figures.ratio(ratio));
  }

  /** A ratio that has no interval. */
  String ratio(double ratio) {
    return number(String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.1f", ratio));
  }

  String percent(double share) {
    return number(Figures.percent(share));
  }

  /** A number of things, whole or not. */
  public String plain(double number) {
    return number == Math.rint(number)
        ? Long.toString((long) number)
        : number(Double.toString(number));
  }

  /** Things in a sentence. */
  String list(List<String> things) {
    int last = things.size() - 1;
    return last < 1
        ? String.join("", things)
        : String.join(", ", things.subList(0, last))
            + " "
            + say("list.and")
            + " "
            + things.get(last);
  }

  /** How many forks a claim needs. */
  public static int fewestForks() {
    return Criteria.FEWEST_FORKS;
  }
}
