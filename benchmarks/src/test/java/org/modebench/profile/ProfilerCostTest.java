package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.fork.Measured;
import org.modebench.plan.Case;
import org.modebench.plan.ProfiledCases;
import org.modebench.session.Cases;
import org.modebench.store.RowFactory;

class ProfilerCostTest {
  private static final Case PROFILED = ProfiledCases.profiled(plain(), "cpu");

  private static Case plain() {
    return Cases.cpu("THREADS", 2);
  }

  private static final RowFactory ROWS = new RowFactory("r", "h", 2, "17", "c");

  private static Row row(Case of, double seconds) {
    return ROWS.measured(
            of, 1, Instant.EPOCH, List.of(new Measured(1, "wall", seconds, "s")), Status.VALID, "")
        .get(0);
  }

  private static List<Row> rows(double with, double without) {
    List<Row> rows = new ArrayList<>();
    // The medians are those in the middle, whatever the others are.
    for (double factor : new double[] {0.1, 1, 50}) {
      rows.add(row(PROFILED, with * factor));
      rows.add(row(plain(), without * factor));
    }
    return rows;
  }

  @Test
  void comparesMedians() {
    assertThat(new ProfilerCost(rows(1.029, 1)).suspicion(PROFILED)).isEmpty();
    assertThat(new ProfilerCost(rows(0.971, 1)).suspicion(PROFILED)).isEmpty();
    assertThat(new ProfilerCost(rows(1.031, 1)).suspicion(PROFILED))
        .hasValueSatisfying(says("profiled", "median", "+3.1 %", "3 %"));
    assertThat(new ProfilerCost(rows(0.5, 1)).suspicion(PROFILED))
        .hasValueSatisfying(says("profiled", "median", "-50.0 %", "3 %"));
  }

  @Test
  void trustsNothingThatCannotBeCompared() {
    List<Row> failed =
        List.of(row(PROFILED, 1), ROWS.failed(plain(), 1, Instant.EPOCH, "No.").get(0));

    assertThat(new ProfilerCost(failed).suspicion(PROFILED))
        .hasValueSatisfying(says("profiled", "no time without the profiler"));
    assertThat(new ProfilerCost(List.of()).suspicion(PROFILED)).isEmpty();
  }
}
