package org.modebench.analysis.results;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Every component of every row, those that repeat as numbers of what they stand for. */
final class RowColumns {
  private static final List<Status> STATUSES = List.of(Status.values());

  private final List<Circumstances> circumstances = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private int size;

  /** What the rows of many forks have in common. */
  record Circumstances(
      String run,
      String benchmark,
      String mode,
      int workers,
      int calls,
      String params,
      String host,
      int cores,
      String jdk,
      String commit) {
    static Circumstances of(Row row, UnaryOperator<String> shared) {
      return new Circumstances(
          shared.apply(row.run()),
          shared.apply(row.benchmark()),
          shared.apply(row.mode()),
          row.workers(),
          row.calls(),
          shared.apply(row.params()),
          shared.apply(row.host()),
          row.cores(),
          shared.apply(row.jdk()),
          shared.apply(row.commit()));
    }
  }

  /** Adds circumstances, and returns their number. */
  int add(Circumstances added) {
    circumstances.add(added);
    return circumstances.size() - 1;
  }

  /** Adds a text, and returns its number. */
  int add(String text) {
    texts.add(text);
    return texts.size() - 1;
  }

  /** Adds a row, with the numbers of its circumstances and texts. */
  void add(Row row, int circumstancesOf, int metric, int unit, int reason) {
    if (size % Block.ROWS == 0) {
      blocks.add(new Block());
    }
    Block block = block(size);
    block.set(Column.CIRCUMSTANCES, size, circumstancesOf);
    Instant start = row.timestamp();
    block.set(Column.SECONDS_HIGH, size, (int) (start.getEpochSecond() >> Integer.SIZE));
    block.set(Column.SECONDS_LOW, size, (int) start.getEpochSecond());
    block.set(Column.NANOS, size, start.getNano());
    block.set(Column.FORK, size, row.fork());
    block.set(Column.ITERATION, size, row.iteration());
    block.set(Column.METRIC, size, metric);
    block.setValue(size, row.value());
    block.set(Column.UNIT, size, unit);
    block.set(Column.STATUS, size, STATUSES.indexOf(row.status()));
    block.set(Column.REASON, size, reason);
    size++;
  }

  int size() {
    return size;
  }

  String text(int number) {
    return texts.get(number);
  }

  Row row(int index) {
    Circumstances of = circumstances.get(get(Column.CIRCUMSTANCES, index));
    return new Row(
        of.run,
        Instant.ofEpochSecond(seconds(index), get(Column.NANOS, index)),
        of.benchmark,
        of.mode,
        of.workers,
        of.calls,
        of.params,
        fork(index),
        iteration(index),
        metric(index),
        value(index),
        unit(index),
        status(index),
        reason(index),
        of.host,
        of.cores,
        of.jdk,
        of.commit);
  }

  int fork(int index) {
    return get(Column.FORK, index);
  }

  int iteration(int index) {
    return get(Column.ITERATION, index);
  }

  String metric(int index) {
    return text(get(Column.METRIC, index));
  }

  double value(int index) {
    return block(index).value(index);
  }

  String unit(int index) {
    return text(get(Column.UNIT, index));
  }

  String reason(int index) {
    return text(get(Column.REASON, index));
  }

  int cores(int index) {
    return circumstances.get(get(Column.CIRCUMSTANCES, index)).cores;
  }

  Status status(int index) {
    return STATUSES.get(get(Column.STATUS, index));
  }

  private long seconds(int index) {
    return (long) get(Column.SECONDS_HIGH, index) << Integer.SIZE
        | Integer.toUnsignedLong(get(Column.SECONDS_LOW, index));
  }

  /** Whether two rows are known to be equal but for iteration, metric, value and unit. */
  boolean isSameFork(int a, int b) {
    for (Column column : Column.OF_FORK) {
      if (get(column, a) != get(column, b)) {
        return false;
      }
    }
    return true;
  }

  /** Orders rows by the start of their fork. */
  int compareStarts(int a, int b) {
    int order = Long.compare(seconds(a), seconds(b));
    return order == 0 ? compare(Column.NANOS, a, b) : order;
  }

  /** Orders rows by fork, then iteration, then metric; 0 if these three are equal. */
  int compareIterations(int a, int b) {
    int order = compare(Column.FORK, a, b);
    if (order == 0) {
      order = compare(Column.ITERATION, a, b);
    }
    // Any order of the metrics will do, and that of their first appearance is often there.
    return order == 0 ? compare(Column.METRIC, a, b) : order;
  }

  private int compare(Column column, int a, int b) {
    return Integer.compare(get(column, a), get(column, b));
  }

  private int get(Column column, int index) {
    return block(index).get(column, index);
  }

  private Block block(int index) {
    return blocks.get(index / Block.ROWS);
  }

  /** What a row has, as a number each. */
  private enum Column {
    CIRCUMSTANCES(0),
    SECONDS_HIGH(1),
    SECONDS_LOW(2),
    NANOS(3),
    FORK(4),
    STATUS(5),
    REASON(6),
    ITERATION(7),
    METRIC(8),
    UNIT(9);

    /** What the rows of a fork have in common. */
    static final List<Column> OF_FORK =
        List.of(CIRCUMSTANCES, FORK, REASON, STATUS, SECONDS_LOW, SECONDS_HIGH, NANOS);

    /** Where its numbers begin in a block, in bytes. */
    private final int offset;

    Column(int number) {
      offset = number * Block.ROWS * Integer.BYTES;
    }
  }

  /**
   * So many rows of the columns. They are outside of the heap: a collector would copy what lives on
   * from one collection to the next, and for the time that this takes it would make the heap grow.
   */
  private static final class Block {
    static final int ROWS = 4096;

    private static final int VALUES = Column.values().length * ROWS * Integer.BYTES;

    private final ByteBuffer numbers =
        ByteBuffer.allocateDirect(VALUES + ROWS * Double.BYTES).order(ByteOrder.nativeOrder());

    int get(Column column, int index) {
      return numbers.getInt(column.offset + index % ROWS * Integer.BYTES);
    }

    void set(Column column, int index, int number) {
      numbers.putInt(column.offset + index % ROWS * Integer.BYTES, number);
    }

    double value(int index) {
      return numbers.getDouble(VALUES + index % ROWS * Double.BYTES);
    }

    void setValue(int index, double value) {
      numbers.putDouble(VALUES + index % ROWS * Double.BYTES, value);
    }
  }
}
