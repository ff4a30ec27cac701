package org.modebench.analysis.findings.mechanisms;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;

/** What is found of threads, processes and hand-overs that are measured for themselves. */
public final class PrimitiveCosts {
  private final List<ModeRanking> contests;

  /**
   * @param contests of the workload, of which there is at least one
   */
  public PrimitiveCosts(List<ModeRanking> contests) {
    this.contests = List.copyOf(contests);
  }

  /** The sizes of messages that were measured on one CPU, or else on any, from the smallest. */
  public List<Double> messageBytes() {
    return contests.stream().map(PrimitiveCosts::bytes).distinct().sorted().toList();
  }

  /** What one of a unit takes with the smallest message, on one CPU where that was measured. */
  public Optional<Estimate> each(String unit) {
    return messageBytes().stream().flatMap(bytes -> each(unit, bytes).stream()).findFirst();
  }

  /** What one of a unit takes with messages of a size, on one CPU where that was measured. */
  public Optional<Estimate> each(String unit, double bytes) {
    return where(unit, bytes)
        .flatMap(
            contest ->
                contest
                    .sample(place(unit), Metrics.WALL)
                    .map(sample -> sample.estimate(Criteria.STANDARD.confidence()))
                    .map(time -> time.scaled(1.0 / contest.workload().calls())));
  }

  /** The time of one unit over that of another, where both were measured; empty if nowhere. */
  public Optional<Estimate> ratio(String one, String other) {
    return contests.stream()
        .sorted(ORDER)
        .flatMap(contest -> contest.ratio(Metrics.WALL, place(one), place(other)).stream())
        .findFirst();
  }

  /** Of a metric of a unit the mean, where it was measured first. */
  public OptionalDouble mean(String unit, Metric metric) {
    return contests.stream()
        .sorted(ORDER)
        .filter(contest -> contest.cells().containsKey(place(unit)))
        .map(contest -> contest.cell(place(unit)).mean(metric))
        .flatMapToDouble(OptionalDouble::stream)
        .findFirst();
  }

  /** Whether a unit was measured on one CPU. */
  public boolean isOnOneCpu(String unit) {
    return where(unit, messageBytes().get(0)).filter(PrimitiveCosts::isOnOneCpu).isPresent();
  }

  private Optional<ModeRanking> where(String unit, double bytes) {
    return contests.stream()
        .filter(contest -> bytes(contest) == bytes)
        .filter(contest -> contest.sample(place(unit), Metrics.WALL).isPresent())
        .min(ORDER);
  }

  /** On one CPU first, then by the size of messages. */
  private static final Comparator<ModeRanking> ORDER =
      Comparator.<ModeRanking, Boolean>comparing(contest -> !isOnOneCpu(contest))
          .thenComparingDouble(PrimitiveCosts::bytes);

  private static boolean isOnOneCpu(ModeRanking contest) {
    return contest
        .workload()
        .param(Parameters.PLACEMENT.name())
        .equals(Optional.of(Parameters.SAME));
  }

  private static double bytes(ModeRanking contest) {
    return contest.workload().number(Parameters.MESSAGE_BYTES.name()).orElse(1);
  }

  private static CellKey place(String unit) {
    return new CellKey(unit, 1);
  }
}
