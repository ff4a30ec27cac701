package org.modebench.analysis.findings.steady;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.results.ForkCourses.Bin;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.results.record.CaseKey;

/**
 * What the forks of a cell did from their first batch on.
 *
 * @param verdict whether they were steady while they were measured
 * @param curve how they warmed up
 * @param firstOverSecond what the first measured iteration took beside the second; empty without
 *     two
 */
public record CellCourse(
    SteadyVerdict verdict, WarmUpCurve curve, Optional<IterationEffect> firstOverSecond) {

  /**
   * The course of a cell.
   *
   * @param known the courses of the forks of its run; those without one are missing
   */
  public static CellCourse of(
      Map<ForkKey, List<Bin>> known, MeasuredWorkload workload, CellKey place, Cell cell) {
    CaseKey of =
        new CaseKey(
            workload.benchmark(),
            place.mode(),
            place.workers(),
            workload.calls(),
            workload.params());
    List<ForkCourse> courses =
        cell.iterations(Metrics.WALL).keySet().stream()
            .map(fork -> known.get(new ForkKey(of, fork)))
            .flatMap(bins -> Optional.ofNullable(bins).stream())
            .map(ForkCourse::new)
            .toList();
    return new CellCourse(
        SteadyVerdict.of(courses), WarmUpCurve.of(courses), IterationEffect.of(cell));
  }
}
