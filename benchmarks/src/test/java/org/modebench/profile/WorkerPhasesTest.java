package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.fork.Measured;
import org.modebench.plan.Case;
import org.modebench.plan.ProfiledCases;
import org.modebench.session.Cases;
import org.modebench.store.RowFactory;

class WorkerPhasesTest {
  private static final Case PLAIN = Cases.cpu("PROCESS", 2);

  private static final RowFactory ROWS = new RowFactory("r", "h", 2, "17", "c");

  private static Row row(Case of, String metric, double value, Status status) {
    return ROWS.measured(
            of, 1, Instant.EPOCH, List.of(new Measured(1, metric, value, "s")), status, "")
        .get(0);
  }

  @Test
  void addsUpTheRowsOfTheCase() {
    Case profiled = ProfiledCases.profiled(PLAIN, "cpu");
    WorkerPhases phases =
        new WorkerPhases(
            List.of(
                row(PLAIN, "process_start", 0.5, Status.VALID),
                row(PLAIN, "process_start", 0.25, Status.SUSPECT),
                row(PLAIN, "process_load", 0.125, Status.VALID),
                row(PLAIN, "process_work", 1, Status.VALID),
                row(PLAIN, "process_exit", 0.0625, Status.VALID),
                ROWS.failed(PLAIN, 1, Instant.EPOCH, "No.").get(0),
                row(PLAIN, "wall", 9, Status.VALID),
                row(profiled, "process_start", 9, Status.VALID)));

    assertThat(phases.of(PLAIN))
        .contains(
            new LifeShares(
                Map.of(
                    LifePhase.START, 0.75,
                    LifePhase.LOAD, 0.125,
                    LifePhase.WORK, 1.0,
                    LifePhase.EXIT, 0.0625)));
    assertThat(phases.of(Cases.cpu("PROCESS", 5))).isEmpty();
  }
}
