package org.modebench.analysis.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A compact letter display: items that share a letter are not distinguishable.
 *
 * <p>Insert and absorb: all items begin with one letter; for each pair that is distinguishable,
 * every letter that both have becomes two, one without either of them, and a letter whose items all
 * have another letter in common is dropped. What is left are the largest sets without a
 * distinguishable pair. Letters are given in the order of the first item that has them, then of the
 * second.
 *
 * <p>Source: H.-P. Piepho, An algorithm for a letter-based representation of all-pairwise
 * comparisons, Journal of Computational and Graphical Statistics 13 (2004).
 */
final class LetterDisplay {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final int items;
  private List<BitSet> columns = new ArrayList<>();

  /**
   * @param items their number; an item is an index below it
   */
  LetterDisplay(int items) {
    this.items = items;
    BitSet all = new BitSet();
    all.set(0, items);
    columns.add(all);
  }

  /** Takes account of a pair that is distinguishable. */
  void separate(int one, int other) {
    List<BitSet> next = new ArrayList<>();
    List<BitSet> split = new ArrayList<>();
    for (BitSet column : columns) {
      if (column.get(one) && column.get(other)) {
        split.add(without(column, one));
        split.add(without(column, other));
      } else {
        next.add(column);
      }
    }
    for (BitSet column : split) {
      // Only a part of a column can be absorbed, and only by a column that was there or a larger
      // part.
      if (next.stream().noneMatch(kept -> contains(kept, column))) {
        next.removeIf(kept -> contains(column, kept));
        next.add(column);
      }
    }
    columns = next;
  }

  /** The letters of each item, in the order of the items. */
  List<String> letters() {
    List<BitSet> ordered = new ArrayList<>(columns);
    ordered.sort(LetterDisplay::byItems);
    List<String> letters = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      StringBuilder ofItem = new StringBuilder();
      for (int column = 0; column < ordered.size(); column++) {
        if (ordered.get(column).get(item)) {
          ofItem.append(letter(column));
        }
      }
      letters.add(ofItem.toString());
    }
    return letters;
  }

  private static BitSet without(BitSet column, int item) {
    BitSet rest = (BitSet) column.clone();
    rest.clear(item);
    return rest;
  }

  private static boolean contains(BitSet large, BitSet small) {
    BitSet rest = (BitSet) small.clone();
    rest.andNot(large);
    return rest.isEmpty();
  }

  /** The column with the first item that the other lacks comes first. */
  private static int byItems(BitSet a, BitSet b) {
    BitSet different = (BitSet) a.clone();
    different.xor(b);
    int first = different.nextSetBit(0);
    return first < 0 ? 0 : a.get(first) ? -1 : 1;
  }

  /** From a to z, from A to Z, then the same after a full stop, after two, and so on. */
  private static String letter(int number) {
    return ".".repeat(number / ALPHABET.length()) + ALPHABET.charAt(number % ALPHABET.length());
  }
}
