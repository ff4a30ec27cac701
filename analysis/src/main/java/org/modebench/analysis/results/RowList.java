package org.modebench.analysis.results;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import org.modebench.analysis.results.RowColumns.Circumstances;

/**
 * Rows kept in columns of numbers, for files of millions of them. Immutable.
 *
 * <p>A row becomes an object when it is asked for and may be forgotten at once: a collector that
 * finds a million rows alive copies them, asks for a larger heap to do so less often, and has taken
 * gigabytes by the end. Lists that were chosen from one list share its columns and take 4 bytes a
 * row.
 */
public final class RowList extends AbstractList<Row> implements RandomAccess {
  private final RowColumns columns;

  /** Where the rows of this list are in the columns. */
  private final int[] indices;

  private RowList(RowColumns columns, int[] indices) {
    this.columns = columns;
    this.indices = indices;
  }

  /** The rows given, in their order; the same list if it is of this kind already. */
  public static RowList of(List<Row> rows) {
    if (rows instanceof RowList list) {
      return list;
    }
    Builder builder = new Builder();
    rows.forEach(builder::add);
    return builder.build();
  }

  /**
   * @throws IndexOutOfBoundsException if there is no such row
   */
  @Override
  public Row get(int index) {
    return columns.row(indices[index]);
  }

  @Override
  public int size() {
    return indices.length;
  }

  /** The fork of a row: {@code get(index).fork()} without the object, as are those that follow. */
  public int fork(int index) {
    return columns.fork(indices[index]);
  }

  /** The iteration of a row. */
  public int iteration(int index) {
    return columns.iteration(indices[index]);
  }

  /** Whether two rows are known to be equal but for iteration, metric, value and unit. */
  boolean isSameFork(int a, int b) {
    return columns.isSameFork(indices[a], indices[b]);
  }

  /** The metric of a row. */
  public String metric(int index) {
    return columns.metric(indices[index]);
  }

  /** The value of a row. */
  public double value(int index) {
    return columns.value(indices[index]);
  }

  /** The unit of a row. */
  public String unit(int index) {
    return columns.unit(indices[index]);
  }

  /** Why the status of a row is not VALID. */
  public String reason(int index) {
    return columns.reason(indices[index]);
  }

  /** The number of cores of a row. */
  public int cores(int index) {
    return columns.cores(indices[index]);
  }

  /** The status of a row. */
  public Status status(int index) {
    return columns.status(indices[index]);
  }

  /** The metrics of the rows, in order of first appearance. */
  public Set<String> metrics() {
    Set<String> metrics = new LinkedHashSet<>();
    for (int index : indices) {
      metrics.add(columns.metric(index));
    }
    return metrics;
  }

  /**
   * The rows that differ from the one before in anything but iteration, metric, value and unit: for
   * each measured fork one, where its rows stand together. They say all about the others but these
   * four.
   */
  public RowList heads() {
    return at(i -> i == 0 || !columns.isSameFork(indices[i - 1], indices[i]));
  }

  /**
   * The rows of each key, in the order of this list; keys in order of first appearance.
   *
   * @param key depends on neither iteration, metric, value nor unit
   */
  public <K> Map<K, List<Row>> groupBy(Function<? super Row, ? extends K> key) {
    Map<K, Indices> groups = new LinkedHashMap<>();
    Indices group = new Indices();
    for (int i = 0; i < indices.length; i++) {
      if (i == 0 || !columns.isSameFork(indices[i - 1], indices[i])) {
        group = groups.computeIfAbsent(key.apply(get(i)), k -> new Indices());
      }
      group.add(indices[i]);
    }
    Map<K, List<Row>> lists = new LinkedHashMap<>();
    groups.forEach((k, chosen) -> lists.put(k, new RowList(columns, chosen.toArray())));
    return lists;
  }

  /**
   * The rows that no later ones replace, by fork, and those of a fork by iteration.
   *
   * <p>Of a fork that has several start times the latest counts; of several rows for one metric in
   * one iteration, the last in this list.
   */
  public RowList newestByIteration() {
    RowList sorted = byIteration();
    BitSet newest = new BitSet(sorted.size());
    int end;
    for (int begin = 0; begin < sorted.size(); begin = end) {
      int latest = begin;
      for (end = begin + 1; end < sorted.size() && sorted.fork(end) == sorted.fork(begin); end++) {
        latest =
            columns.compareStarts(sorted.indices[end], sorted.indices[latest]) > 0 ? end : latest;
      }
      int next = -1;
      for (int i = end - 1; i >= begin; i--) {
        int index = sorted.indices[i];
        if (columns.compareStarts(index, sorted.indices[latest]) == 0) {
          newest.set(i, next < 0 || columns.compareIterations(index, next) != 0);
          next = index;
        }
      }
    }
    return newest.cardinality() == sorted.size() ? sorted : sorted.at(newest::get);
  }

  /** The same rows in the order in which the list that they were chosen from had them. */
  public RowList inFileOrder() {
    int[] sorted = indices.clone();
    Arrays.sort(sorted);
    return new RowList(columns, sorted);
  }

  /** The rows of lists that were chosen from one list, in its order. */
  static RowList inFileOrder(List<RowList> chosen) {
    int[] all = chosen.stream().flatMapToInt(list -> Arrays.stream(list.indices)).toArray();
    return new RowList(chosen.get(0).columns, all).inFileOrder();
  }

  private RowList byIteration() {
    boolean sorted = true;
    for (int i = 1; sorted && i < indices.length; i++) {
      sorted = columns.compareIterations(indices[i - 1], indices[i]) <= 0;
    }
    if (sorted) {
      return this;
    }
    // Stable, so that of two rows for one iteration the later in the file comes later.
    Integer[] boxed = Arrays.stream(indices).boxed().toArray(Integer[]::new);
    Arrays.sort(boxed, columns::compareIterations);
    return new RowList(columns, Arrays.stream(boxed).mapToInt(Integer::intValue).toArray());
  }

  /** The rows at some positions, in the order of this list. */
  RowList at(IntPredicate positions) {
    Indices chosen = new Indices();
    for (int i = 0; i < indices.length; i++) {
      if (positions.test(i)) {
        chosen.add(indices[i]);
      }
    }
    return new RowList(columns, chosen.toArray());
  }

  /** A list of indices that grows. */
  private static final class Indices {
    private int[] array = new int[8];
    private int size;

    void add(int index) {
      if (size == array.length) {
        array = Arrays.copyOf(array, 2 * size);
      }
      array[size++] = index;
    }

    int[] toArray() {
      return Arrays.copyOf(array, size);
    }
  }

  /** Takes rows one after the other, and keeps what repeats once. */
  public static final class Builder {
    /**
     * How many circumstances and texts are looked up: where a file has more of them, each row has
     * its own, and to keep a map of a million would take more than the few that are kept twice.
     */
    private static final int MOST_KNOWN = 32_768;

    private final RowColumns columns = new RowColumns();
    private final Map<Circumstances, Integer> circumstances = new HashMap<>();
    private final Map<String, Integer> texts = new HashMap<>();

    /** All of them, since equal metrics are recognized by their numbers. */
    private final Map<String, Integer> metrics = new HashMap<>();

    /** Adds a row after those that were added before. */
    public void add(Row row) {
      columns.add(
          row,
          number(circumstances, Circumstances.of(row, text -> text), c -> columns.add(shared(row))),
          metrics.computeIfAbsent(row.metric(), columns::add),
          number(row.unit()),
          number(row.reason()));
    }

    /** The rows added, of which there may be none; nothing may be added afterwards. */
    public RowList build() {
      int[] all = new int[columns.size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = i;
      }
      return new RowList(columns, all);
    }

    /** A million runs differ in their identifiers: what else is equal in them is one object. */
    private Circumstances shared(Row row) {
      return Circumstances.of(row, text -> columns.text(number(text)));
    }

    private int number(String text) {
      return number(texts, text, columns::add);
    }

    private static <T> int number(Map<T, Integer> known, T value, ToIntFunction<T> add) {
      Integer number = known.get(value);
      if (number == null) {
        if (known.size() == MOST_KNOWN) {
          known.clear();
        }
        number = add.applyAsInt(value);
        known.put(value, number);
      }
      return number;
    }
  }
}
