package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.documents.DifferenceTables;
import org.modebench.analysis.documents.RunTables;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.table.TableFormat;
import org.modebench.analysis.table.TableLayout;

/** A workload of a user's own, in a mode and with a parameter and a metric of its own. */
class UnknownWorkloadTest {
  private static final Rows SORTING = Rows.IO.benchmark("Sorting");

  /** ACTORS is ten times as fast at each of three lengths. */
  private static Run run() {
    Run all = Run.of(SORTING);
    for (int length : new int[] {1, 20, 300}) {
      all.and(
          Run.of(SORTING.params("length=" + length))
              .cell("SEQUENTIAL", 1, length, 0.001)
              .cell("ACTORS", 2, length / 5.0, 0.001)
              .cell("ACTORS", 4, length / 10.0, 0.001));
    }
    for (int fork = 1; fork <= 5; fork++) {
      Rows rows = SORTING.params("length=20").mode("ACTORS", 4).fork(fork);
      all.and(List.of(rows.metric("gc_alloc_rate", 5 + fork * 0.01)));
    }
    return all;
  }

  private static Results results() throws ResultsFileException {
    return Results.of(run().rows());
  }

  @Test
  void isTabulatedWithItsMetric() throws ResultsFileException {
    String tables = RunTables.render(results(), TableLayout.of(TableFormat.TEXT));
    assertThat(tables)
        .contains("Sorting, 10 calls, length=20", "ACTORS", "gc_alloc_rate")
        .contains("5.030");
  }

  @Test
  void isCompared() throws ResultsFileException {
    assertThat(new DifferenceTables(Metrics.WALL.name(), Criteria.STANDARD).csv(results()))
        .contains("r1,Sorting,10,length=20,false,wall,SEQUENTIAL,1,ACTORS,4,");
    assertThat(new DifferenceTables("gc_alloc_rate", Criteria.STANDARD).csv(results()))
        .doesNotContain("gc_alloc_rate,SEQUENTIAL");
  }

  @Test
  void isAnsweredOverItsParameter() {
    Report report = run().report();
    assertThat(report.html())
        .contains("Sorting, 10 calls, by length")
        .contains("ACTORS with 4 workers beats SEQUENTIAL");
  }

  @Test
  void isPlottedOverItsParameterAndItsWorkers() {
    assertThat(run().report().plots())
        .extracting(Plot::title)
        .contains("Sorting, 10 calls, by length: speedup");
    Run one =
        Run.of(SORTING)
            .cell("SEQUENTIAL", 1, 1, 0.001)
            .cell("ACTORS", 2, 0.5, 0.001)
            .cell("ACTORS", 4, 0.25, 0.001);
    assertThat(one.report().plots())
        .extracting(Plot::title)
        .anyMatch(title -> title.endsWith(": time over workers"))
        .anyMatch(title -> title.endsWith(": speedup over workers"));
  }
}
