package org.modebench.analysis.findings.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.documents.CostTables;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.table.MarkdownForm;
import org.modebench.analysis.table.TextForm;

/** Batches of ten calls, so that 1,000 calls cost a hundred of them. */
class CostTest {
  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int fork = 1; fork <= 2; fork++) {
      Rows sequential = Rows.CPU.fork(fork);
      rows.add(sequential.wall(0.05));
      rows.add(sequential.metric("cpu", 1));
      rows.add(sequential.metric("rss", 64 << 20));
      rows.add(sequential.metric("threads", 20));
      rows.add(sequential.metric("switches", 0));
      Rows pool = Rows.CPU.mode("THREAD_POOL", 2).fork(fork);
      rows.add(pool.wall(0.03));
      rows.add(pool.metric("cpu", 1));
      rows.add(pool.metric("threads", 22));
      rows.add(pool.metric("switches", 1));
      Rows threads = Rows.CPU.mode("THREADS", 2).fork(fork);
      rows.add(threads.metric("cpu", 0));
      rows.add(threads.metric("threads", 22 + fork));
    }
    rows.add(Rows.CPU.mode("PROCESS", 2).failed("no process"));
    return rows;
  }

  @Test
  void aCostIsThatOfAThousandCalls() {
    String text = MarkdownForm.of(CostTables.documents(Results.of(rows())).get(0));
    assertThat(text)
        .startsWith(
            """
            ## Costs of run r1


            ### CpuBound, 10 calls, limit=5000000

            | mode | workers | CPU per 1,000 calls [95 % interval] | peak memory | peak threads | context switches per 1,000 calls | status |
            | :--- | ---: | ---: | ---: | ---: | ---: | :--- |
            | SEQUENTIAL | 1 | 100.0 s [99.0, 101.0] | 64.0 MiB | 20 | 0 | VALID |
            | THREADS | 2 | 0 s | – | 23.5 | – | VALID |
            | THREAD_POOL | 2 | 100.0 s [99.0, 101.0] | – | 22 | 100.0 [100.0, 100.0] | VALID |

            - Context-switch counts are unavailable when a mode ends threads or processes while it is measured: the system discards a thread's counts when it ends.
            """);
  }

  @Test
  void csvHasFullPrecisionAndNothingWhereNothingIsKnown() {
    assertThat(CostTables.csv(Results.of(rows())).lines().skip(1))
        .containsExactly(
            "r1,CpuBound,10,limit=5000000,false,SEQUENTIAL,1,100.0,99.0,101.0,6.7108864E7,20.0,0.0,,,"
                + "0.95,VALID,",
            "r1,CpuBound,10,limit=5000000,false,THREADS,2,0.0,,,,23.5,,,,0.95,VALID,",
            "r1,CpuBound,10,limit=5000000,false,THREAD_POOL,2,100.0,99.0,101.0,,22.0,100.0,100.0,100.0,"
                + "0.95,VALID,");
  }

  /** Ten and twenty milliseconds in each fork: a mean of 15 ms that five forks agree on. */
  @Test
  void anIntervalIsNoNarrowerThanTheClock() {
    List<Row> rows = new ArrayList<>();
    for (int fork = 1; fork <= 5; fork++) {
      rows.add(Rows.CPU.fork(fork).metric("cpu", 0.01));
      rows.add(Rows.CPU.fork(fork).iteration(2).metric("cpu", 0.02));
      Rows manyBatches = Rows.CPU.mode("THREADS", 2).fork(fork);
      rows.add(manyBatches.metric("cpu", 0.0123456));
    }
    assertThat(MarkdownForm.of(CostTables.documents(Results.of(rows)).get(0)))
        .contains("1.500 s [0.500, 2.500]", "1.235 s [1.235, 1.235]");
  }

  @Test
  void withoutAnyCostThatIsSaid() {
    assertThat(TextForm.of(CostTables.documents(Results.of(List.of(Rows.CPU.wall(1)))).get(0)))
        .startsWith(
            """
            Costs of run r1
              There are no costs: the run has neither CPU time nor memory for any case.
            """);
  }

  @Test
  void aRunOfBeforeThreadsWereCountedSaysSo() {
    assertThat(
            TextForm.of(
                CostTables.documents(Results.of(List.of(Rows.CPU.metric("cpu", 1)))).get(0)))
        .containsPattern("Threads and context switches .*not measured");
  }

  /** A thousand of them would be beyond the range of numbers. */
  @Test
  void aCostBeyondTheRangeOfNumbersIsNotShown() {
    assertThat(CostTables.csv(Results.of(List.of(Rows.CPU.metric("cpu", 1e308)))).lines())
        .hasSize(1);
  }

  /** Of forks of which some used next to nothing, a mean has no meaning. */
  @Test
  void whatTheDataDoNotDetermineIsNoFigure() {
    List<Row> rows = new ArrayList<>();
    for (int fork = 1; fork <= 5; fork++) {
      rows.add(Rows.CPU.fork(fork).metric("cpu", fork == 1 ? 0.0123 : 1e-9 * fork));
    }
    assertThat(MarkdownForm.of(CostTables.documents(Results.of(rows)).get(0)))
        .contains("| not determined |")
        .doesNotContain("e+0");
  }
}
