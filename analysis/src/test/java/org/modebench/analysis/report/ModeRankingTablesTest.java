package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.table.Sheet.Cell;

class ModeRankingTablesTest {
  /** As every other table writes it. */
  @Test
  void writesPValuesAsOtherTablesDo() {
    ModeRanking contest =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.050, 0.001)
            .cell("THREADS", 2, 0.025, 0.001)
            .contest();

    assertThat(ModeRankingTables.all(List.of(contest)).get(0).sheet().rows().get(1))
        .extracting(Cell::text)
        .startsWith("SEQUENTIAL", "1")
        .contains("<0.001", "slower");
  }
}
