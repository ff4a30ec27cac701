package org.modebench.analysis.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Every component of every row, those that repeat as numbers of what they stand for. */
final class RowColumns {
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
    int i = size % Block.ROWS;
    if (i == 0) {
      blocks.add(new Block());
    }
    Block block = block(size);
    block.circumstances[i] = circumstancesOf;
    Instant start = row.timestamp();
    block.seconds[i] = start.getEpochSecond();
    block.nanos[i] = start.getNano();
    block.forks[i] = row.fork();
    block.iterations[i] = row.iteration();
    block.metrics[i] = metric;
    block.values[i] = row.value();
    block.units[i] = unit;
    block.statuses[i] = row.status();
    block.reasons[i] = reason;
    size++;
  }

  int size() {
    return size;
  }

  String text(int number) {
    return texts.get(number);
  }

  Row row(int index) {
    Block block = block(index);
    int i = index % Block.ROWS;
    Circumstances of = circumstances.get(block.circumstances[i]);
    return new Row(
        of.run,
        Instant.ofEpochSecond(block.seconds[i], block.nanos[i]),
        of.benchmark,
        of.mode,
        of.workers,
        of.calls,
        of.params,
        block.forks[i],
        block.iterations[i],
        text(block.metrics[i]),
        block.values[i],
        text(block.units[i]),
        block.statuses[i],
        text(block.reasons[i]),
        of.host,
        of.cores,
        of.jdk,
        of.commit);
  }

  int fork(int index) {
    return block(index).forks[index % Block.ROWS];
  }

  String metric(int index) {
    return text(block(index).metrics[index % Block.ROWS]);
  }

  double value(int index) {
    return block(index).values[index % Block.ROWS];
  }

  String unit(int index) {
    return text(block(index).units[index % Block.ROWS]);
  }

  String reason(int index) {
    return text(block(index).reasons[index % Block.ROWS]);
  }

  int cores(int index) {
    return circumstances.get(block(index).circumstances[index % Block.ROWS]).cores;
  }

  Status status(int index) {
    return block(index).statuses[index % Block.ROWS];
  }

  /** Whether two rows are known to be equal but for iteration, metric, value and unit. */
  boolean isSameFork(int a, int b) {
    Block left = block(a);
    Block right = block(b);
    int i = a % Block.ROWS;
    int j = b % Block.ROWS;
    return left.circumstances[i] == right.circumstances[j]
        && left.forks[i] == right.forks[j]
        && left.reasons[i] == right.reasons[j]
        && left.statuses[i] == right.statuses[j]
        && left.seconds[i] == right.seconds[j]
        && left.nanos[i] == right.nanos[j];
  }

  /** Orders rows by the start of their fork. */
  int compareStarts(int a, int b) {
    int order = Long.compare(block(a).seconds[a % Block.ROWS], block(b).seconds[b % Block.ROWS]);
    return order != 0
        ? order
        : Integer.compare(block(a).nanos[a % Block.ROWS], block(b).nanos[b % Block.ROWS]);
  }

  /** Orders rows by fork, then iteration, then metric; 0 if these three are equal. */
  int compareIterations(int a, int b) {
    Block left = block(a);
    Block right = block(b);
    int i = a % Block.ROWS;
    int j = b % Block.ROWS;
    int order = Integer.compare(left.forks[i], right.forks[j]);
    if (order == 0) {
      order = Integer.compare(left.iterations[i], right.iterations[j]);
    }
    // Any order of the metrics will do, and that of their first appearance is often there.
    return order == 0 ? Integer.compare(left.metrics[i], right.metrics[j]) : order;
  }

  private Block block(int index) {
    return blocks.get(index / Block.ROWS);
  }

  /** So many rows of the columns: what grows by blocks is never copied. */
  private static final class Block {
    static final int ROWS = 1024;

    private final int[] circumstances = new int[ROWS];
    private final long[] seconds = new long[ROWS];
    private final int[] nanos = new int[ROWS];
    private final int[] forks = new int[ROWS];
    private final int[] iterations = new int[ROWS];
    private final int[] metrics = new int[ROWS];
    private final double[] values = new double[ROWS];
    private final int[] units = new int[ROWS];
    private final Status[] statuses = new Status[ROWS];
    private final int[] reasons = new int[ROWS];
  }
}
