package org.modebench.analysis.cells;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.RowList;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.text.Alike;

/**
 * The rows of one workload in one mode with one number of workers, reduced to forks: for each
 * metric and fork the arithmetic mean of the iterations. Iterations of different forks are never
 * pooled.
 */
public final class Cell {
  private final int forks;
  private final int failedForks;
  private final boolean measuredTwice;
  private final Status status;
  private final List<String> reasons;
  private final Set<Integer> cores;
  private final SortedMap<String, double[]> forkMeans;
  private final SortedMap<String, Series> series;
  private final Map<String, String> units;
  private final SortedMap<Integer, String> nodes;
  private final Map<String, Centred> centred;
  private final Map<String, LogSample> adjusted;

  /** Fork means with what nodes add taken off, and the degrees of freedom that it took. */
  private record Centred(List<Double> means, double lost) {}

  /**
   * @param rows by fork, then iteration
   */
  private Cell(RowList rows, boolean measuredTwice) {
    this.measuredTwice = measuredTwice;
    this.nodes = new TreeMap<>();
    this.centred = Map.of();
    this.adjusted = Map.of();
    this.forkMeans = new TreeMap<>();
    this.series = new TreeMap<>();
    this.units = new HashMap<>();
    int forkCount = 0;
    int failed = 0;
    int last = 0; // forks count from 1
    int lastFailed = 0;
    Status worst = Status.VALID;
    for (int i = 0; i < rows.size(); i++) {
      int fork = rows.fork(i);
      Status ofRow = rows.status(i);
      forkCount += fork == last ? 0 : 1;
      last = fork;
      if (ofRow != Status.FAILED) {
        series.computeIfAbsent(rows.metric(i), metric -> new Series()).add(fork, rows.value(i));
      } else if (fork != lastFailed) {
        failed++;
        lastFailed = fork;
      }
      worst = ofRow.compareTo(worst) > 0 ? ofRow : worst;
    }
    this.forks = forkCount;
    this.failedForks = failed;
    this.status = worst;
    series.forEach((metric, values) -> forkMeans.put(metric, values.forkMeans()));
    Set<String> said = new LinkedHashSet<>();
    this.cores = new LinkedHashSet<>();
    RowList inFileOrder = rows.inFileOrder();
    for (int i = 0; i < inFileOrder.size(); i++) {
      Status ofRow = inFileOrder.status(i);
      cores.add(inFileOrder.cores(i));
      if (ofRow != Status.VALID && ofRow == status) {
        String reason = inFileOrder.reason(i);
        said.add(reason.isBlank() ? "no reason is given" : reason);
      }
      if (ofRow != Status.FAILED) {
        units.put(inFileOrder.metric(i), inFileOrder.unit(i));
      }
    }
    this.reasons = List.copyOf(said);
  }

  /** A cell with what was learnt of it. */
  private Cell(
      Cell cell,
      Status status,
      List<String> reasons,
      SortedMap<Integer, String> nodes,
      Map<String, Centred> centred,
      Map<String, LogSample> adjusted) {
    this.adjusted = adjusted;
    this.forks = cell.forks;
    this.failedForks = cell.failedForks;
    this.measuredTwice = cell.measuredTwice;
    this.status = status;
    this.reasons = reasons;
    this.nodes = nodes;
    this.centred = centred;
    this.cores = cell.cores;
    this.forkMeans = cell.forkMeans;
    this.series = cell.series;
    this.units = cell.units;
  }

  /** The same cell, SUSPECT for these reasons too; if there are any, and it has not failed. */
  Cell suspectedOf(List<String> more) {
    if (more.isEmpty() || status == Status.FAILED) {
      return this;
    }
    Set<String> all = new LinkedHashSet<>(reasons);
    all.addAll(more);
    return new Cell(this, Status.SUSPECT, List.copyOf(all), nodes, centred, adjusted);
  }

  /** The same cell, of which it is known which node measured each fork. */
  Cell on(SortedMap<Integer, String> nodeOfFork) {
    return new Cell(this, status, reasons, nodeOfFork, centred, adjusted);
  }

  /** The same cell with a metric as it is without what nodes add to all cells. */
  Cell centred(String metric, double[] means, double lost) {
    Map<String, Centred> all = new HashMap<>(centred);
    all.put(metric, new Centred(Arrays.stream(means).boxed().toList(), lost));
    return new Cell(this, status, reasons, nodes, all, adjusted);
  }

  /** The same cell with a metric as it is without what the machine's speed explains of it. */
  Cell adjusted(String metric, LogSample sample) {
    return new Cell(this, status, reasons, nodes, centred, Map.of(metric, sample));
  }

  /** The node of each fork; none where all forks of the run are of one. */
  SortedMap<Integer, String> nodes() {
    return nodes;
  }

  /**
   * The cell of the rows given, of which there is at least one.
   *
   * <p>A fork that appears with two start times was measured again, as a resumed run does after a
   * crash or a failure: the later one counts. So does the later of two rows for one iteration.
   */
  public static Cell of(List<Row> rows) {
    RowList newest = RowList.of(rows).newestByIteration();
    return new Cell(newest, newest.size() < rows.size());
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
    return status == Status.SUSPECT ? Alike.merged(reasons) : reasons;
  }

  /** The number of cores; empty if rows differ in it. */
  public OptionalInt cores() {
    return cores.size() == 1 ? OptionalInt.of(cores.iterator().next()) : OptionalInt.empty();
  }

  /** The names of what was measured, in their order. */
  public Set<String> metrics() {
    return Collections.unmodifiableSet(forkMeans.keySet());
  }

  /** The fork means of a metric as a sample; see {@link #sample(String)}. */
  public Optional<LogSample> sample(Metric metric) {
    return sample(metric.name());
  }

  /** The mean of a metric; see {@link #mean(String)}. */
  public OptionalDouble mean(Metric metric) {
    return mean(metric.name());
  }

  /** The fork means of a metric; see {@link #forkMeans(String)}. */
  public double[] forkMeans(Metric metric) {
    return forkMeans(metric.name());
  }

  /** The values of a metric by fork; see {@link #iterations(String)}. */
  public SortedMap<Integer, double[]> iterations(Metric metric) {
    return iterations(metric.name());
  }

  /** How many forks have no value of a metric; see {@link #forksWithout(String)}. */
  public int forksWithout(Metric metric) {
    return forksWithout(metric.name());
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
    return Optional.of(LogSample.of(centredMeans(metric), lost(metric)));
  }

  /** The sample of a metric for a comparison; see {@link #compared(String)}. */
  public Optional<LogSample> compared(Metric metric) {
    return compared(metric.name());
  }

  /**
   * The sample of a metric for a comparison with other cells of its workload: without what the
   * machine's speed explains of it, where that was measured; otherwise {@link #sample(String)}.
   */
  public Optional<LogSample> compared(String metric) {
    return Optional.ofNullable(adjusted.get(metric)).or(() -> sample(metric));
  }

  /** Whether {@link #compared(String)} is without what the machine's speed explains. */
  public boolean isAdjusted(String metric) {
    return adjusted.containsKey(metric);
  }

  /** The fork means of a metric as cells of one workload are compared: without what nodes add. */
  public double[] centredMeans(String metric) {
    Centred known = centred.get(metric);
    return known == null
        ? forkMeans(metric)
        : known.means.stream().mapToDouble(mean -> mean).toArray();
  }

  /** The degrees of freedom that taking off what nodes add took; 0 where there is one node. */
  public double lost(String metric) {
    Centred known = centred.get(metric);
    return known == null ? 0 : known.lost;
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
