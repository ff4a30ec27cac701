package org.modebench.analysis.results;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.modebench.analysis.results.RowColumns.Circumstances;

/** Takes rows one after the other, and keeps what repeats once. */
public final class RowListBuilder {
  /**
   * How many circumstances and texts are looked up: where a file has more of them, each row has its
   * own, and to keep a map of a million would take more than the few that are kept twice.
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
