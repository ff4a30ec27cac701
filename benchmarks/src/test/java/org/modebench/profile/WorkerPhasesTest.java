package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modebench.plan.Case;
import org.modebench.plan.ProfiledCases;
import org.modebench.session.Cases;

class WorkerPhasesTest {
  private static final Case PLAIN = Cases.cpu("PROCESS", 2);

  private static String line(String run, Case of, String metric, String value, String status) {
    return "%s,2026-01-01T00:00:00Z,CpuBound,PROCESS,2,10,%s,1,1,%s,%s,s,%s,,h,2,17,c\n"
        .formatted(run, of.otherParams(), metric, value, status);
  }

  @Test
  void addsUpTheRowsOfTheCaseInTheRun() {
    Case profiled = ProfiledCases.profiled(PLAIN, "cpu");
    WorkerPhases phases =
        new WorkerPhases(
            "r",
            List.of(
                line("r", PLAIN, "process_start", "0.5", "VALID"),
                line("r", PLAIN, "process_start", "0.25", "SUSPECT"),
                line("r", PLAIN, "process_load", "0.125", "VALID"),
                line("r", PLAIN, "process_work", "1", "VALID"),
                line("r", PLAIN, "process_exit", "0.0625", "VALID"),
                line("r", PLAIN, "", "", "FAILED"),
                line("r", PLAIN, "wall", "9", "VALID"),
                line("r", profiled, "process_start", "9", "VALID"),
                line("other", PLAIN, "process_start", "9", "VALID"),
                "r,torn process_"));

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
