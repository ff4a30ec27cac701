package org.modebench.analysis.results;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Writes large results files, to measure what a reader of many rows takes.
 *
 * <p>{@code main} writes one from the command line: the shape, the number of rows, the file.
 */
public final class ManyRows {
  private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
  private static final List<String> MODES =
      List.of("SEQUENTIAL", "THREADS", "THREAD_POOL", "FORK_JOIN", "EVENT_LOOP", "PROCESS");
  private static final List<String> METRICS =
      List.of("wall", "cpu", "rss", "compile", "gc", "threads", "switches");

  /** How the rows are spread. */
  public enum Shape {
    /** As a long run writes them: modes, workers, sizes, forks, iterations, metrics. */
    TIDY,
    /** Thousands of forks of each cell of one workload. */
    CELLS,
    /** As 100 runs write them, one after the other. */
    HISTORY,
    /** Each row is a run of its own. */
    RUNS,
    /** Each row is a workload of its own. */
    WORKLOADS,
    /** Each row is a fork of the same cell. */
    FORKS,
    /** Each row is an iteration of the same fork. */
    ITERATIONS,
    /** Each row has a metric of its own. */
    METRICS,
    /** Each row is SUSPECT for a reason of its own. */
    REASONS
  }

  private ManyRows() {}

  /** Writes a file: {@code SHAPE ROWS FILE}. */
  public static void main(String[] args) throws IOException {
    write(Shape.valueOf(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
  }

  /** Writes a file of the given number of rows. */
  public static void write(Shape shape, int rows, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(ResultsCsv.HEADER + "\n");
      for (int i = 0; i < rows; i++) {
        out.write(ResultsCsv.format(row(shape, i, rows)));
      }
    }
  }

  private static Row row(Shape shape, int i, int rows) {
    return switch (shape) {
      case TIDY -> tidy("r1", i);
      case CELLS -> ofCells(i);
      case HISTORY -> {
        int ofRun = Math.max(1, rows / 100);
        yield tidy("r" + i / ofRun, i % ofRun);
      }
      case RUNS -> row("r" + i, i, "SEQUENTIAL", 1, "limit=5", 1, 1, "wall", 0.1, "");
      case WORKLOADS -> row("r1", 0, "SEQUENTIAL", 1, "limit=" + i, 1, 1, "wall", 0.1, "");
      case FORKS -> row("r1", i, "SEQUENTIAL", 1, "limit=5", 1 + i, 1, "wall", value(i), "");
      case ITERATIONS -> row("r1", 0, "SEQUENTIAL", 1, "limit=5", 1, 1 + i, "wall", value(i), "");
      case METRICS -> row("r1", 0, "SEQUENTIAL", 1, "limit=5", 1, 1, "m" + i, value(i), "");
      case REASONS -> row("r1", i, "SEQUENTIAL", 1, "limit=5", 1 + i, 1, "wall", 0.1, "noise " + i);
    };
  }

  /** Ten forks of ten iterations of seven metrics; 6 modes, 4 numbers of workers, then sizes. */
  private static Row tidy(String run, int i) {
    int rest = i;
    String metric = METRICS.get(rest % 7);
    rest /= 7;
    int iteration = 1 + rest % 10;
    rest /= 10;
    String mode = MODES.get(rest % 6);
    rest /= 6;
    int workers = mode.equals("SEQUENTIAL") ? 1 : 1 + rest % 4;
    int duplicate = mode.equals("SEQUENTIAL") ? rest % 4 : 0;
    rest /= 4;
    int fork = 1 + rest % 10;
    rest /= 10;
    String params = String.format(Locale.ROOT, "limit=%d;repeat=%d", 1 + rest, duplicate);
    return row(run, i / 70, mode, workers, params, fork, iteration, metric, value(i), "");
  }

  /** One iteration of seven metrics; 6 modes, 4 numbers of workers, then forks. */
  private static Row ofCells(int i) {
    String mode = MODES.get(i / 7 % 6);
    int rest = i / 7 / 6;
    boolean alone = mode.equals("SEQUENTIAL");
    int workers = alone ? 1 : 1 + rest % 4;
    int fork = 1 + (alone ? rest : rest / 4);
    String metric = METRICS.get(i % 7);
    return row("r1", i / 7, mode, workers, "limit=5", fork, 1, metric, value(i), "");
  }

  private static double value(int i) {
    return 0.1 + (i * 2654435761L & 0xffff) * 1e-7;
  }

  private static Row row(
      String run,
      int second,
      String mode,
      int workers,
      String params,
      int fork,
      int iteration,
      String metric,
      double value,
      String reason) {
    return new Row(
        run,
        START.plusSeconds(second),
        "CpuBound",
        mode,
        workers,
        10,
        params,
        fork,
        iteration,
        metric,
        value,
        unit(metric),
        reason.isEmpty() ? Status.VALID : Status.SUSPECT,
        reason,
        "box",
        2,
        "17.0.15",
        "abc123");
  }

  private static String unit(String metric) {
    return switch (metric) {
      case "rss" -> "bytes";
      case "throughput" -> "1/s";
      case "threads", "switches" -> "1";
      default -> "s";
    };
  }
}
