package org.modebench.analysis.results;

import java.util.List;

/**
 * What the rows of a fork come to, in a few characters, by which one sees that a row is gone or
 * that a value is another. It is the same in whatever order and form a program wrote the rows, and
 * it is no protection from someone who means to deceive.
 *
 * @param rows how many there are
 * @param sum of the hashes of the rows
 */
public record ForkDigest(int rows, int sum) {
  /** The digest of the rows of a fork. */
  public static ForkDigest of(List<Row> fork) {
    return of(RowList.of(fork), 0, fork.size());
  }

  /** The digest of some rows that stand together. */
  static ForkDigest of(RowList rows, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += hash(rows, i);
    }
    return new ForkDigest(to - from, sum);
  }

  private static int hash(RowList rows, int i) {
    long hash = ResultsCsv.oneLine(rows.metric(i)).hashCode();
    hash = mixed(hash ^ rows.iteration(i));
    hash = mixed(hash ^ Double.doubleToLongBits(rows.value(i)));
    hash = mixed(hash ^ rows.unit(i).hashCode());
    hash = mixed(hash ^ ResultsCsv.oneLine(rows.reason(i)).hashCode());
    return (int) mixed(hash ^ rows.status(i).name().hashCode());
  }

  /** The finalizer of MurmurHash3: every bit depends on every other. */
  private static long mixed(long bits) {
    long hash = bits;
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }

  /** The digest of these rows and of others. */
  ForkDigest plus(ForkDigest others) {
    return new ForkDigest(rows + others.rows, sum + others.sum);
  }

  /** Such as {@code 12.1a2b3c4d}, as a record has it. */
  @Override
  public String toString() {
    return rows + "." + Integer.toHexString(sum);
  }
}
