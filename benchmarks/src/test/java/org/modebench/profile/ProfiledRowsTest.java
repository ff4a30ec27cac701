package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.fork.Measured;
import org.modebench.plan.Case;
import org.modebench.plan.ProfiledCases;
import org.modebench.session.Cases;
import org.modebench.store.RowFactory;

class ProfiledRowsTest {
  private static final Case PLAIN = Cases.cpu("THREADS", 2);
  private static final Case PROFILED = ProfiledCases.profiled(PLAIN, "cpu");

  private static final RowFactory ROWS = new RowFactory("r", "h", 2, "17", "c");

  private static List<Row> fork(Case of, int number, Status status, String reason) {
    return status == Status.FAILED
        ? ROWS.failed(of, number, Instant.EPOCH, reason)
        : ROWS.measured(
            of,
            number,
            Instant.EPOCH,
            List.of(new Measured(1, "cpu", 1, "s"), new Measured(1, "wall", 1, "s")),
            status,
            reason);
  }

  @Test
  void countsForksAndKeepsEachDoubtOnce() {
    ProfiledRows rows =
        new ProfiledRows(
            Stream.of(
                    fork(PROFILED, 1, Status.VALID, ""),
                    fork(PROFILED, 2, Status.SUSPECT, "slow"),
                    fork(PROFILED, 4, Status.SUSPECT, "slow"),
                    fork(PROFILED, 3, Status.FAILED, "gone, away"),
                    fork(PLAIN, 4, Status.SUSPECT, "of others"))
                .flatMap(List::stream)
                .toList());

    assertThat(rows.forks(PROFILED)).isEqualTo(4);
    assertThat(rows.doubt(PROFILED)).isEqualTo("SUSPECT: slow; FAILED: gone, away");
    assertThat(rows.forks(Cases.cpu("THREADS", 5))).isZero();
    assertThat(rows.doubt(Cases.cpu("THREADS", 5))).isEmpty();
  }
}
