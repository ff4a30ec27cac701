package org.modebench.analysis.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values that a parameter can have. */
public sealed interface Domain {
  /**
   * The canonical form of a value, so that equal values make one case: no leading zeros or signs,
   * the catalogue's spelling of a name that was typed in lower case or with hyphens.
   *
   * @return empty if the value is outside the domain
   */
  Optional<String> canonical(String value);

  /** The domain in words, such as {@code a whole number from 1 to 100}. */
  String describe();

  /** Whole numbers, both bounds included. */
  static Domain whole(long least, long most) {
    return new Whole(least, most);
  }

  /** Names, in their order. */
  static Domain oneOf(List<String> names) {
    return new OneOf(List.copyOf(names));
  }

  /**
   * Texts of one form.
   *
   * @param form a regular expression
   * @param words what they are called, such as {@code a time such as 90s}
   */
  static Domain form(String form, String words) {
    return new Form(form, words);
  }

  /** Anything: the domain of a parameter that the catalogue does not know. */
  static Domain anything() {
    return new Anything();
  }

  /**
   * Whole numbers.
   *
   * @param least included
   * @param most included
   */
  record Whole(long least, long most) implements Domain {
    @Override
    public Optional<String> canonical(String value) {
      if (!value.matches("-?[0-9]{1,19}")) {
        return Optional.empty();
      }
      try {
        long number = Long.parseLong(value);
        return number < least || number > most
            ? Optional.empty()
            : Optional.of(Long.toString(number));
      } catch (NumberFormatException beyondLong) {
        return Optional.empty();
      }
    }

    @Override
    public String describe() {
      return least == Long.MIN_VALUE
          ? "a whole number of 64 bits"
          : "a whole number from " + least + " to " + most;
    }
  }

  /** Names. */
  record OneOf(List<String> names) implements Domain {
    @Override
    public Optional<String> canonical(String value) {
      String typed = value.replace('-', '_');
      return names.stream().filter(name -> name.equalsIgnoreCase(typed)).findFirst();
    }

    @Override
    public String describe() {
      int last = names.size() - 1;
      return last < 1
          ? String.join("", names)
          : names.stream().limit(last).collect(Collectors.joining(", ")) + " or " + names.get(last);
    }
  }

  /**
   * Texts that a regular expression matches.
   *
   * @param form the expression
   * @param describe the words for it
   */
  record Form(String form, String describe) implements Domain {
    @Override
    public Optional<String> canonical(String value) {
      return value.matches(form) ? Optional.of(value) : Optional.empty();
    }
  }

  /** Any text. */
  record Anything() implements Domain {
    @Override
    public Optional<String> canonical(String value) {
      return Optional.of(value);
    }

    @Override
    public String describe() {
      return "any text";
    }
  }
}
