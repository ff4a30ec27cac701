package org.modebench.analysis.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.findings.breakeven.Costly;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.table.MarkdownForm;
import org.modebench.analysis.table.TextForm;

class BreakEvenTablesTest {
  private static final List<Row> ROWS =
      new Costly(8, 0, 1, 10, 100, 1000)
          .mode("SEQUENTIAL", 1, x -> x / 10)
          .mode("THREADS", 2, x -> (1 + x / 2) / 10)
          .mode("PROCESS", 2, x -> (80 + x / 2.5) / 10)
          .with(Rows.CPU.params("limit=10").mode("THREADS", 2).fork(9).suspect(0.6, "busy"))
          .rows();

  @Test
  void sheetsShowTheModesAgainstSequentialAndAgainstEachOther() {
    String text = MarkdownForm.of(BreakEvenTables.documents(Results.of(ROWS)).get(0));
    assertThat(text)
        .startsWith(
            """
            ## Break-even points of run r1


            ### CpuBound, 10 calls, by limit

            | mode | workers | against (workers) | pays | limit [between] | time of one call [between] | status |
            | :--- | ---: | :--- | :--- | ---: | ---: | :--- |
            | THREADS | 2 | SEQUENTIAL | at most from | 10 | 100 ms | SUSPECT <sup>1</sup> |
            | PROCESS | 2 | SEQUENTIAL | from | 133.3 [100.0, 1000.0] | 1.333 s [1.000, 10.000] | VALID |

            - <sup>1</sup> busy

            ### CpuBound, 10 calls, by limit, mode against mode

            | mode | workers | against (workers) | pays | limit [between] | time of one call [between] | status |
            | :--- | ---: | :--- | :--- | ---: | ---: | :--- |
            | PROCESS | 2 | THREADS (2) | from | 790.0 [100.0, 1000.0] | 7.900 s [1.000, 10.000] | VALID |
            """);
  }

  @Test
  void csvHasALineForEachPair() {
    assertThat(BreakEvenTables.csv(Results.of(ROWS)).lines().toList())
        .hasSize(4)
        .satisfies(
            lines ->
                assertThat(lines.get(1))
                    .isEqualTo(
                        "r1,CpuBound,10,,false,limit,THREADS,2,SEQUENTIAL,1,FROM_SMALLEST,10.0,,,0.1"
                            + ",,,,0.95,SUSPECT,busy"));
  }

  @Test
  void withoutASweepThatIsSaid() {
    assertThat(TextForm.of(BreakEvenTables.documents(Results.of(List.of(Rows.CPU.wall(1)))).get(0)))
        .startsWith(
            """
            Break-even points of run r1
              There is no sweep: no benchmark was measured in two modes at several values of limit or latencyMillis; measure with
              --sweep.
            """);
  }

  /** One sentence, and no table of rows that say what is missing. */
  @Test
  void aSweepOfTooFewForksHasNoTable() {
    List<Row> rows =
        new Costly(3, 0.01, 1, 10, 100, 1000)
            .mode("SEQUENTIAL", 1, x -> x)
            .mode("THREADS", 2, x -> 1 + x / 2)
            .rows();
    assertThat(TextForm.of(BreakEvenTables.documents(Results.of(rows)).get(0)))
        .contains("by limit", "5 forks")
        .doesNotContain("THREADS");
  }
}
