package org.modebench.analysis.findings.verdicts;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Samples;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Differences;

/**
 * How the cases of a run stand against the best of their workloads: the verdicts of the command
 * differences, in time, or where the load sets the pace, in latency.
 *
 * <p>A case that failed has none, nor have those of a workload that is measured in one way only,
 * and profiled ones, which are no candidates.
 */
public record Standings(List<Standing> all) {
  public Standings {
    all = List.copyOf(all);
  }

  /**
   * The standings of the cases measured.
   *
   * @param criteria of the verdicts; which values are wanted, the metric tells
   */
  public static Standings of(Measurements measurements, Criteria criteria) {
    List<Standing> all = new ArrayList<>();
    measurements
        .workloads()
        .forEach(
            (workload, cells) -> {
              if (!workload.profiled()) {
                all.addAll(of(workload, cells, criteria));
              }
            });
    return new Standings(all);
  }

  private static List<Standing> of(
      MeasuredWorkload workload, SortedMap<CellKey, Cell> cells, Criteria criteria) {
    Metric metric = ModeRanking.metric(workload);
    Differences<CellKey> differences =
        Differences.of(Samples.of(cells, metric.name()), criteria.with(metric.better()));
    if (differences.names().size() < 2) {
      return List.of();
    }
    CellKey best = differences.best();
    return differences.names().stream()
        .map(
            place ->
                new Standing(
                    key(workload, place),
                    key(workload, best),
                    differences.forks(place),
                    differences.between(place, best)))
        .toList();
  }

  private static CaseKey key(MeasuredWorkload workload, CellKey place) {
    return new CaseKey(
        workload.benchmark(), place.mode(), place.workers(), workload.calls(), workload.params());
  }

  /** Those that are not decided. */
  public List<Standing> open() {
    return all.stream().filter(Standing::isOpen).toList();
  }

  /**
   * Those that more forks might decide: the open ones, and the best that they are compared with.
   */
  public List<Standing> toMeasure() {
    List<CaseKey> contested = open().stream().map(Standing::best).toList();
    return all.stream()
        .filter(
            standing ->
                standing.isOpen() || (standing.isBest() && contested.contains(standing.of())))
        .toList();
  }
}
