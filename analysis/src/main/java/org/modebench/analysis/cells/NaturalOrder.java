package org.modebench.analysis.cells;

import java.math.BigInteger;
import java.util.Comparator;

/** Orders texts as a person would: digits inside them count as numbers, so that 20 precedes 100. */
public final class NaturalOrder implements Comparator<String> {
  public static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String a, String b) {
    int left = 0;
    int right = 0;
    while (left < a.length() && right < b.length()) {
      int leftEnd = partEnd(a, left);
      int rightEnd = partEnd(b, right);
      int order = compareParts(a.substring(left, leftEnd), b.substring(right, rightEnd));
      if (order != 0) {
        return order;
      }
      left = leftEnd;
      right = rightEnd;
    }
    if (left < a.length() || right < b.length()) {
      return left < a.length() ? 1 : -1;
    }
    return a.compareTo(b);
  }

  /** The end of the digits, or of what is none, that begin at an index. */
  private static int partEnd(String text, int from) {
    boolean digits = isDigit(text.charAt(from));
    int end = from + 1;
    while (end < text.length() && isDigit(text.charAt(end)) == digits) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int compareParts(String a, String b) {
    // Longer digits are texts: turning a hostile megabyte of them into a number would take minutes.
    boolean numbers = isNumber(a) && isNumber(b);
    if (!numbers) {
      return a.compareTo(b);
    }
    return a.length() <= 18 && b.length() <= 18
        ? Long.compare(Long.parseLong(a), Long.parseLong(b))
        : new BigInteger(a).compareTo(new BigInteger(b));
  }

  private static boolean isNumber(String part) {
    return part.length() <= 30 && isDigit(part.charAt(0));
  }
}
