package org.modebench.analysis.lab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a noun beside a number, of three that Russian has: 1 раз, 2 раза, 5 раз. The rules
 * are those of Unicode's CLDR; beside a fraction stands the genitive singular, as beside 2.
 */
enum NounForm {
  ONE,
  FEW,
  MANY;

  private static final Pattern WHOLE = Pattern.compile("(\\d+)(?![\\d.,]).*", Pattern.DOTALL);

  /** A digit that says of which part, and the three forms: {@code {1:раз|раза|раз}}. */
  private static final Pattern CHOICE =
      Pattern.compile("\\{(\\d):([^|{}]+)\\|([^|{}]+)\\|([^|{}]+)\\}");

  /**
   * The form beside a figure.
   *
   * @param figure begins with its number, such as {@code 2,50 [2,48; 2,52]}
   */
  static NounForm beside(String figure) {
    Matcher whole = WHOLE.matcher(figure);
    if (!whole.matches()) {
      return FEW;
    }
    String digits = whole.group(1);
    boolean tens = digits.length() > 1 && digits.charAt(digits.length() - 2) == '1';
    return switch (digits.charAt(digits.length() - 1)) {
      case '1' -> tens ? MANY : ONE;
      case '2', '3', '4' -> tens ? MANY : FEW;
      default -> MANY;
    };
  }

  /** A text with the forms chosen that stand beside its parts. */
  static String chosen(String text, Object... parts) {
    return CHOICE
        .matcher(text)
        .replaceAll(
            choice -> {
              String figure = String.valueOf(parts[Integer.parseInt(choice.group(1)) - 1]);
              return Matcher.quoteReplacement(
                  switch (beside(figure)) {
                    case ONE -> choice.group(2);
                    case FEW -> choice.group(3);
                    case MANY -> choice.group(4);
                  });
            });
  }
}
