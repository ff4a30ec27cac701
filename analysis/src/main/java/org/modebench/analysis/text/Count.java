package org.modebench.analysis.text;

/** Numbers of things, in words that agree with them. */
public final class Count {
  private Count() {}

  /** Such as {@code 1 fork} or {@code 2 forks}. */
  public static String of(long count, String noun) {
    return count + " " + noun(count, noun);
  }

  /** Such as {@code 2 of 3 forks} or {@code 0 of 1 fork}. */
  public static String of(long part, long count, String noun) {
    return part + " of " + of(count, noun);
  }

  /** Such as {@code 1 is} or {@code 2 are}. */
  public static String of(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /** The noun alone, where the number is written in another way. */
  public static String noun(long count, String noun) {
    return count == 1 ? noun : noun + "s";
  }
}
