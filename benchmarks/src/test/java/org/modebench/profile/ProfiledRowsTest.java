package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.plan.Case;
import org.modebench.plan.ProfiledCases;
import org.modebench.session.Cases;

class ProfiledRowsTest {
  private static final Case PLAIN = Cases.cpu("THREADS", 2);
  private static final Case PROFILED = ProfiledCases.profiled(PLAIN, "cpu");

  private static String line(String run, Case of, int fork, String status, String reason) {
    return "%s,2026-01-01T00:00:00Z,CpuBound,THREADS,2,10,%s,%d,1,wall,1,s,%s,%s,h,2,17,c\n"
        .formatted(run, of.otherParams(), fork, status, reason);
  }

  @Test
  void countsForksAndKeepsEachDoubtOnce() {
    ProfiledRows rows =
        new ProfiledRows(
            "r",
            List.of(
                line("r", PROFILED, 1, "VALID", ""),
                line("r", PROFILED, 2, "SUSPECT", "slow"),
                line("r", PROFILED, 2, "SUSPECT", "slow"),
                line("r", PROFILED, 3, "FAILED", "\"gone, away\""),
                line("r", PLAIN, 4, "SUSPECT", "of others"),
                line("other", PROFILED, 5, "SUSPECT", "of others")));

    assertThat(rows.forks(PROFILED)).isEqualTo(3);
    assertThat(rows.doubt(PROFILED)).isEqualTo("SUSPECT: slow; FAILED: gone, away");
    assertThat(rows.forks(PLAIN)).isZero();
    assertThat(rows.doubt(PLAIN)).isEmpty();
  }
}
