package org.modebench.analysis.findings.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/**
 * What 1,000 calls of a workload cost in one mode with one number of workers.
 *
 * @param cpuSeconds user and system time of 1,000 calls, in seconds; its interval is at least a
 *     tick of the system's clock for each batch to either side, and absent where a fork used less
 *     than the clock can tell
 * @param memoryBytes peak memory of the process tree, in bytes, however many the calls
 * @param threads greatest number of threads in the process tree at a time, those of the JVMs and of
 *     JMH included; however many the calls
 * @param switches context switches of 1,000 calls; without interval where a fork had none
 * @param status the worst of the cell's rows
 * @param reasons of the rows with that status; empty if it is VALID
 */
public record Cost(
    CellKey place,
    Optional<Estimate> cpuSeconds,
    OptionalDouble memoryBytes,
    OptionalDouble threads,
    Optional<Estimate> switches,
    Status status,
    List<String> reasons) {
  /** Linux counts the CPU time of a process in hundredths of a second. */
  private static final double TICK_SECONDS = 0.01;

  /** How many calls a cost is for. */
  public static final int CALLS = 1000;

  /**
   * The costs of a workload, by mode, then workers; cells of which no cost is known are left out.
   */
  public static List<Cost> of(
      MeasuredWorkload workload, SortedMap<CellKey, Cell> cells, double confidence) {
    List<Cost> costs = new ArrayList<>();
    for (Map.Entry<CellKey, Cell> entry : cells.entrySet()) {
      Cost cost = of(workload, entry.getKey(), entry.getValue(), confidence);
      if (cost.isKnown()) {
        costs.add(cost);
      }
    }
    return Collections.unmodifiableList(costs);
  }

  /** The cost of a cell. */
  public static Cost of(MeasuredWorkload workload, CellKey place, Cell cell, double confidence) {
    double batches = (double) CALLS / workload.calls();
    return new Cost(
        place,
        ofCalls(cell, Metrics.CPU, batches, confidence)
            .map(cpu -> isCountedInTicks(cell) ? widened(cpu, TICK_SECONDS * batches) : cpu),
        cell.mean(Metrics.RSS),
        cell.mean(Metrics.THREADS),
        ofCalls(cell, Metrics.SWITCHES, batches, confidence),
        cell.status(),
        cell.reasons());
  }

  private static Optional<Estimate> ofCalls(
      Cell cell, Metric metric, double batches, double confidence) {
    OptionalDouble mean = cell.mean(metric);
    if (mean.isEmpty() || !Double.isFinite(mean.getAsDouble() * batches)) {
      return Optional.empty();
    }
    return cell.sample(metric)
        .map(sample -> sample.estimate(confidence).scaled(batches))
        .or(
            () ->
                Optional.of(
                    new Estimate(mean.getAsDouble() * batches, Optional.empty(), cell.forks())));
  }

  /** Whether an iteration held one batch, so that each value is a whole number of ticks. */
  private static boolean isCountedInTicks(Cell cell) {
    return cell.iterations(Metrics.CPU).values().stream()
        .flatMapToDouble(Arrays::stream)
        .map(seconds -> seconds / TICK_SECONDS)
        .allMatch(ticks -> Math.abs(ticks - Math.rint(ticks)) < 1e-6);
  }

  private static Estimate widened(Estimate estimate, double least) {
    double value = estimate.value();
    return new Estimate(
        value,
        estimate
            .interval()
            .map(
                interval ->
                    new Interval(
                        Math.max(0, Math.min(interval.low(), value - least)),
                        Math.max(interval.high(), value + least))),
        estimate.n());
  }

  /** Whether anything is known of it. */
  boolean isKnown() {
    return cpuSeconds.isPresent()
        || memoryBytes.isPresent()
        || threads.isPresent()
        || switches.isPresent();
  }
}
