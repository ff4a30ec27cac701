package org.modebench.analysis.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.findings.steady.UnsteadyForks;
import org.modebench.analysis.report.Mistake.State;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.text.Count;

/** Whether a run was measured warm: by its settings, and by what its iterations show. */
final class WarmUpMistake {
  private static final String NAME = "No warm-up";

  private WarmUpMistake() {}

  static Mistake in(Optional<RunRecord> record, List<Cell> cells) {
    OptionalInt fewest = fewestWarmUps(record);
    if (fewest.isPresent() && fewest.getAsInt() == 0) {
      return new Mistake(
          NAME,
          State.MADE,
          "Some cases were measured without warm-up, so that their times hold those of the JIT"
              + " compiler.");
    }
    List<UnsteadyForks> states = cells.stream().map(UnsteadyForks::of).toList();
    int classified = states.stream().mapToInt(UnsteadyForks::classified).sum();
    int unsteady = states.stream().mapToInt(UnsteadyForks::unsteady).sum();
    if (unsteady > 0) {
      return new Mistake(
          NAME,
          2 * unsteady < classified ? State.PARTLY : State.MADE,
          "Of %s, %s in no steady state while measured: %s warmed up, %s slowed down, %s did not settle. Their times may not be those of a steady state; warm up longer."
              .formatted(
                  Count.of(classified, "fork"),
                  Count.of(unsteady, "was", "were"),
                  states.stream().mapToInt(UnsteadyForks::warmUp).sum(),
                  states.stream().mapToInt(UnsteadyForks::slowdown).sum(),
                  states.stream().mapToInt(UnsteadyForks::unsettled).sum()));
    }
    String flat =
        classified == 0
            ? "Forks have too few iterations to see whether they were warm."
            : "Of %s with iterations enough to tell, none changes while measured."
                .formatted(Count.of(classified, "fork"));
    return fewest.isEmpty()
        ? new Mistake(
            NAME,
            classified == 0 ? State.UNKNOWN : State.AVOIDED,
            classified == 0
                ? "The settings of the run are not on record beside the results. " + flat
                : flat)
        : new Mistake(
            NAME,
            State.AVOIDED,
            "At least %s before each measurement, not counted. %s"
                .formatted(Count.of(fewest.getAsInt(), "warm-up iteration"), flat));
  }

  /** Of any case; empty if the settings of the run are not on record. */
  private static OptionalInt fewestWarmUps(Optional<RunRecord> record) {
    Catalogue catalogue = record.map(RunRecord::catalogue).orElse(Catalogue.STANDARD);
    return record.stream()
        .flatMap(r -> r.cases().stream())
        // Servers warm up by requests of their own.
        .filter(c -> !catalogue.workload(c.benchmark()).axis().equals(Servers.AXIS))
        .mapToInt(c -> c.settings().warmupIterations())
        .min();
  }
}
