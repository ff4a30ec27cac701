package org.modebench.analysis.findings.prediction;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.statistics.Estimate;

/**
 * What one call takes where the calls run one after another.
 *
 * @param seconds t, its time
 * @param cpuSeconds c, its CPU time; that of the whole JVM counts, so that it may be longer than
 *     its time
 * @param collectingSeconds of garbage, meanwhile; 0 if it was not measured
 * @param processes what new processes take that make such calls; empty if that was not measured
 * @param sideBySide what it costs calls to be made at once; empty if that was not measured
 */
public record CallAlone(
    Estimate seconds,
    double cpuSeconds,
    double collectingSeconds,
    Optional<NewProcesses> processes,
    Optional<SideBySide> sideBySide) {

  /** The calls of a workload; empty if its baseline was not measured, or without CPU time. */
  public static Optional<CallAlone> of(
      MeasuredWorkload workload, SortedMap<CellKey, Cell> cells, double confidence) {
    Optional<Cell> alone = Optional.ofNullable(cells.get(CellKey.BASELINE));
    OptionalDouble cpu = alone.map(cell -> cell.mean(Metrics.CPU)).orElse(OptionalDouble.empty());
    if (cpu.isEmpty() || !Double.isFinite(cpu.getAsDouble())) {
      return Optional.empty();
    }
    double share = 1.0 / workload.calls();
    double collecting =
        alone.map(cell -> cell.mean(Metrics.GC_PER_BATCH).orElse(0)).orElse(0.0) * share;
    Optional<Estimate> batch =
        alone.flatMap(cell -> cell.sample(Metrics.WALL)).map(wall -> wall.estimate(confidence));
    return batch.map(
        wall -> {
          Estimate seconds = wall.scaled(share);
          double cpuSeconds = cpu.getAsDouble() * share;
          NewProcesses.Cost warm = new NewProcesses.Cost(seconds.value(), cpuSeconds);
          return new CallAlone(
              seconds,
              cpuSeconds,
              collecting,
              alone.flatMap(cell -> NewProcesses.of(cell, warm, workload.calls())),
              alone.flatMap(
                  cell -> SideBySide.of(cell, seconds.value(), cpuSeconds, workload.calls())));
        });
  }

  /** The share of its time that it computes, from 0 to 1. */
  public double computing() {
    return Math.min(1, cpuSeconds / seconds.value());
  }
}
