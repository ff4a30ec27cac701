package org.modebench.analysis.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A language that the report is written in. */
public enum Language {
  EN,
  RU;

  /** The names of all of them. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Language::tag).toList();
  }

  /**
   * The language of that name.
   *
   * @throws IllegalArgumentException if there is none, with a sentence for the user
   */
  public static Language named(String name) {
    return Arrays.stream(values())
        .filter(language -> language.tag().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--lang must be %s, but is \"%s\"."
                        .formatted(String.join(" or ", names()), name)));
  }

  /** Its name on the command line and in pages. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  Locale locale() {
    return Locale.forLanguageTag(tag());
  }
}
