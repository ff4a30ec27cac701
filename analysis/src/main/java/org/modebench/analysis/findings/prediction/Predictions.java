package org.modebench.analysis.findings.prediction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.CallTime;
import org.modebench.analysis.catalogue.Capacity;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parallelism;
import org.modebench.analysis.catalogue.ProcessStart;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/**
 * What the batches of a workload should take in every mode, by what a call takes alone: t seconds,
 * of them c of CPU time. With k calls, W workers and P calls that can compute at once, a batch
 * takes max(k · c / P, ⌈k / W⌉ · t), and ⌈k / P⌉ · t where calls do nothing but compute. To that
 * comes what handing over an empty task costs in the mode, if the run measured that: for each of
 * the ⌈k / W⌉ rounds its time. Where a batch starts n processes on C cores, it takes what new
 * processes take that make such calls, if that was measured; else the time of one start is added,
 * or n / C times its CPU time, if that is more. Where it makes calls at once, it takes as many
 * times as long as such calls did side by side, if that was measured.
 */
public final class Predictions {
  private final MeasuredWorkload workload;
  private final CallAlone call;
  private final int cores;
  private final Map<String, HandOff> handOffs;
  private final List<Prediction> measured = new ArrayList<>();
  private final List<Prediction> unshared = new ArrayList<>();

  private Predictions(
      MeasuredWorkload workload, CallAlone call, int cores, Map<String, HandOff> handOffs) {
    this.workload = workload;
    this.call = call;
    this.cores = cores;
    this.handOffs = handOffs;
  }

  /** Those of the workloads of a run that can be predicted. */
  public static List<Predictions> in(Measurements run, double confidence) {
    Map<String, HandOff> handOffs = new HashMap<>();
    run.workloads()
        .forEach(
            (workload, cells) -> {
              if (workload.entry().equals(Workloads.BASELINE)
                  && !workload.profiled()
                  && workload.calls() == 1) {
                handOffs.putAll(HandOff.of(cells));
              }
            });
    List<Predictions> all = new ArrayList<>();
    run.workloads()
        .forEach(
            (workload, cells) -> of(workload, cells, handOffs, confidence).ifPresent(all::add));
    return all;
  }

  private static Optional<Predictions> of(
      MeasuredWorkload workload,
      SortedMap<CellKey, Cell> cells,
      Map<String, HandOff> handOffs,
      double confidence) {
    Kind kind = workload.kind(CellKey.BASELINE);
    boolean isOfCalls = kind == Kind.COMPUTES || kind == Kind.WAITS || kind == Kind.MIXED;
    Optional<CallAlone> call = CallAlone.of(workload, cells, confidence);
    OptionalInt cores =
        Optional.ofNullable(cells.get(CellKey.BASELINE))
            .map(Cell::cores)
            .orElse(OptionalInt.empty());
    if (!isOfCalls || workload.profiled() || call.isEmpty() || cores.isEmpty()) {
      return Optional.empty();
    }
    Predictions predictions =
        new Predictions(workload, call.get(), cores.getAsInt(), Map.copyOf(handOffs));
    cells.forEach((place, cell) -> predictions.add(place, cell, confidence));
    return Optional.of(predictions);
  }

  private void add(CellKey place, Cell cell, double confidence) {
    if (place.equals(CellKey.BASELINE)) {
      return;
    }
    cell.sample(Metrics.WALL)
        .map(sample -> sample.estimate(confidence))
        .ifPresent(
            wall -> {
              add(measured, place, cell, wall, call.sideBySide());
              add(unshared, place, cell, wall, Optional.empty());
            });
  }

  private void add(
      List<Prediction> to, CellKey place, Cell cell, Estimate wall, Optional<SideBySide> beside) {
    BatchSpec batch = workload.batch(place);
    double predicted = seconds(batch, cores, call.seconds().value(), call.cpuSeconds(), beside);
    // Less is too small to divide by.
    if (1 / predicted <= Double.MAX_VALUE) {
      to.add(
          Prediction.of(
              place, cell, wall, predicted, call, workload.calls(), atOnce(batch, cores)));
    }
  }

  private static int atOnce(BatchSpec batch, int cores) {
    return batch.parallelism().atOnce(batch.workers(), OptionalInt.of(cores)).orElseThrow();
  }

  /**
   * What a batch of calls should take that take so long.
   *
   * @param beside what it costs them to be made at once; empty for nothing
   */
  private double seconds(
      BatchSpec batch, int onCores, double wall, double cpu, Optional<SideBySide> beside) {
    HandOff handOff = handOffs.getOrDefault(batch.value().name(), HandOff.UNKNOWN);
    OptionalDouble starts = beside.map(of -> of.moreStarts(batch)).orElse(OptionalDouble.empty());
    double more =
        starts.isPresent()
            ? starts.getAsDouble() * handOff.seconds()
            : sinceNewProcesses(batch, onCores).orElseGet(() -> handOff.seconds(batch, onCores));
    double factor = beside.map(of -> of.factor(batch)).orElse(1.0);
    return factor * warm(batch, onCores, wall, cpu) + more;
  }

  private double warm(BatchSpec batch, int onCores, double wall, double cpu) {
    return workload.entry().kind(batch) == Kind.WAITS
        ? Math.max(batch.calls() * cpu / atOnce(batch, onCores), batch.waitingRounds() * wall)
        : workload
            .entry()
            .idealSeconds(
                batch,
                OptionalInt.of(onCores),
                new CallTime(OptionalDouble.of(wall), OptionalDouble.of(cpu)))
            .orElseThrow();
  }

  /** How much longer a batch takes that starts processes; empty if that was not measured. */
  private OptionalDouble sinceNewProcesses(BatchSpec batch, int onCores) {
    if (batch.value().processes() != ProcessStart.EACH_BATCH || call.processes().isEmpty()) {
      return OptionalDouble.empty();
    }
    int processes = Math.min(batch.workers(), batch.calls());
    double cold = call.processes().get().seconds(batch.waitingRounds(), processes, onCores);
    return OptionalDouble.of(
        Math.max(0, cold - warm(batch, onCores, call.seconds().value(), call.cpuSeconds())));
  }

  public MeasuredWorkload workload() {
    return workload;
  }

  public CallAlone call() {
    return call;
  }

  /** Of the machine that measured it. */
  public int cores() {
    return cores;
  }

  /** Whether the run measured what handing over costs. */
  public boolean hasHandOffs() {
    return !handOffs.isEmpty();
  }

  /** The cells that were measured, but the baseline, by mode, then workers. */
  public List<Prediction> measured() {
    return List.copyOf(measured);
  }

  /** The same cells, and what they should have taken if calls cost each other nothing. */
  public List<Prediction> unshared() {
    return List.copyOf(unshared);
  }

  /**
   * The fewest workers with which a batch can be as fast as with any more, if they cost nothing, in
   * a mode that computes on all cores.
   */
  public int mostUsefulWorkers() {
    // It never rises with their number, so that halving finds the fewest.
    double least = bound(workload.calls());
    int tooFew = 0;
    int enough = workload.calls();
    while (enough - tooFew > 1) {
      int middle = tooFew + (enough - tooFew) / 2;
      if (bound(middle) <= least) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return enough;
  }

  private double bound(int workers) {
    int calls = workload.calls();
    int atOnce = Parallelism.CORES.atOnce(workers, OptionalInt.of(cores)).orElseThrow();
    double wall = call.seconds().value();
    double computing = Math.min(call.cpuSeconds(), wall);
    return Math.max(calls * computing / atOnce, Capacity.rounds(calls, workers) * wall);
  }

  /**
   * What a batch should take under circumstances that were not measured. Its interval has what the
   * time of a call alone leaves open, and as much more as the cells of the same mode that were
   * measured depart from their predictions at most; those of all modes, if the mode was not.
   */
  public Estimate forecast(String mode, Circumstances under) {
    BatchSpec batch =
        new BatchSpec(
            workload.entry().axis().value(mode), under.workers(), under.calls(), workload.values());
    double most = Math.exp(error(mode));
    Estimate alone = call.seconds();
    double value = at(batch, under, alone.value());
    return new Estimate(
        value,
        alone
            .interval()
            .map(
                interval ->
                    new Interval(
                        at(batch, under, interval.low()) / most,
                        at(batch, under, interval.high()) * most)),
        alone.n());
  }

  private double at(BatchSpec batch, Circumstances under, double callSeconds) {
    double wall = callSeconds * under.factor() + under.added();
    double cpu =
        call.cpuSeconds() > 0
            ? call.cpuSeconds() * callSeconds / call.seconds().value() * under.factor()
            : 0;
    return seconds(batch, under.cores(), wall, cpu, call.sideBySide());
  }

  private double error(String mode) {
    List<Prediction> same = measured.stream().filter(p -> p.place().mode().equals(mode)).toList();
    return (same.isEmpty() ? measured : same)
        .stream().mapToDouble(p -> Math.abs(Math.log(p.ofPredicted().value()))).max().orElse(0);
  }
}
