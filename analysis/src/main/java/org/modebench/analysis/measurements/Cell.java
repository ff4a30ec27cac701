package org.modebench.analysis.measurements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.LogSample;

/**
 * The rows of one workload in one mode with one number of workers, reduced to forks: for each
 * metric and fork the arithmetic mean of the iterations. Iterations of different forks are never
 * pooled.
 */
public final class Cell {
  private static final Comparator<Row> ORDER =
      Comparator.comparingInt(Row::fork)
          .thenComparingInt(Row::iteration)
          .thenComparing(Row::metric);

  private final int forks;
  private final int failedForks;
  private final boolean measuredTwice;
  private final Status status;
  private final List<String> reasons;
  private final Set<Integer> cores;
  private final SortedMap<String, double[]> forkMeans = new TreeMap<>();
  private final SortedMap<String, Series> series = new TreeMap<>();
  private final Map<String, String> units = new HashMap<>();

  /**
   * @param rows in the order of the file
   * @param sorted the same by fork, then iteration
   */
  private Cell(List<Row> rows, List<Row> sorted, boolean measuredTwice) {
    this.measuredTwice = measuredTwice;
    this.forks = (int) rows.stream().mapToInt(Row::fork).distinct().count();
    this.failedForks =
        (int)
            rows.stream()
                .filter(row -> row.status() == Status.FAILED)
                .mapToInt(Row::fork)
                .distinct()
                .count();
    this.status = rows.stream().map(Row::status).max(Enum::compareTo).orElseThrow();
    Set<String> said = new LinkedHashSet<>();
    this.cores = new LinkedHashSet<>();
    for (Row row : rows) {
      cores.add(row.cores());
      if (row.status() != Status.VALID && row.status() == status) {
        said.add(row.reason().isBlank() ? "no reason is given" : row.reason());
      }
      if (row.status() != Status.FAILED) {
        units.put(row.metric(), row.unit());
      }
    }
    this.reasons = List.copyOf(said);
    for (Row row : sorted) {
      if (row.status() != Status.FAILED) {
        series.computeIfAbsent(row.metric(), metric -> new Series()).add(row.fork(), row.value());
      }
    }
    series.forEach((metric, values) -> forkMeans.put(metric, values.forkMeans()));
  }

  /**
   * The cell of the rows given, of which there is at least one.
   *
   * <p>A fork that appears with two start times was measured again, as a resumed run does after a
   * crash or a failure: the later one counts. So does the later of two rows for one iteration.
   */
  public static Cell of(List<Row> rows) {
    Map<Integer, Instant> lastStarts = new HashMap<>();
    for (Row row : rows) {
      lastStarts.merge(row.fork(), row.timestamp(), (a, b) -> b.isAfter(a) ? b : a);
    }
    List<Row> newest = new ArrayList<>(rows);
    newest.removeIf(row -> !row.timestamp().equals(lastStarts.get(row.fork())));
    List<Row> sorted = new ArrayList<>(newest);
    // Stable, so that of two rows for one iteration the later in the file comes later.
    sorted.sort(ORDER);
    Set<Row> replaced = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 1; i < sorted.size(); i++) {
      if (ORDER.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
        replaced.add(sorted.get(i - 1));
      }
    }
    newest.removeIf(replaced::contains);
    sorted.removeIf(replaced::contains);
    return new Cell(newest, sorted, newest.size() < rows.size());
  }

  /** The number of forks, failed ones included. */
  public int forks() {
    return forks;
  }

  public int failedForks() {
    return failedForks;
  }

  /** Whether rows were left out since later ones replace them. */
  public boolean measuredTwice() {
    return measuredTwice;
  }

  /** The worst status of any row. */
  public Status status() {
    return status;
  }

  /** The distinct reasons of the rows that have the cell's status; empty if it is VALID. */
  public List<String> reasons() {
    return reasons;
  }

  /** The number of cores; empty if rows differ in it. */
  public OptionalInt cores() {
    return cores.size() == 1 ? OptionalInt.of(cores.iterator().next()) : OptionalInt.empty();
  }

  /** The names of what was measured, in their order. */
  public Set<String> metrics() {
    return Collections.unmodifiableSet(forkMeans.keySet());
  }

  /** The unit of a metric; empty if it was not measured. */
  public String unit(String metric) {
    return units.getOrDefault(metric, "");
  }

  /**
   * The fork means of a metric as a sample of all forks; empty if one failed, or has no value or 0.
   */
  public Optional<LogSample> sample(String metric) {
    double[] means = forkMeans.get(metric);
    // A fork without the value may be the one in which it would have been the worst.
    if (means == null || failedForks > 0 || means.length < forks) {
      return Optional.empty();
    }
    for (double mean : means) {
      if (!(mean > 0)) {
        return Optional.empty();
      }
    }
    return Optional.of(LogSample.of(means));
  }

  /** How many forks have no value of a metric, or none greater than 0, so that it has no sample. */
  public int forksWithout(String metric) {
    double[] means = forkMeans(metric);
    return forks - (int) Arrays.stream(means).filter(mean -> mean > 0).count();
  }

  /** The fork means of a metric, in the order of the forks; empty if it was not measured. */
  public double[] forkMeans(String metric) {
    double[] means = forkMeans.get(metric);
    return means == null ? new double[0] : means.clone();
  }

  /**
   * The values of a metric by fork, those of each fork in the order of its iterations; empty if it
   * was not measured.
   */
  public SortedMap<Integer, double[]> iterations(String metric) {
    Series values = series.get(metric);
    return values == null ? new TreeMap<>() : values.byFork();
  }

  /** The arithmetic mean of the fork means of a metric; empty if a fork failed or none has it. */
  public OptionalDouble mean(String metric) {
    double[] means = forkMeans.get(metric);
    if (means == null || failedForks > 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Series.mean(means, 0, means.length));
  }
}
