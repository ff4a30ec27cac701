package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.results.ForkCourses.Bin;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.record.CaseKey;

class WarmUpPlotsTest {
  private static final Measurements MEASUREMENTS =
      Measurements.of(
          Results.of(
                  List.of(
                      Rows.CPU.wall(0.1),
                      Rows.CPU.mode("THREADS", 2).wall(0.1),
                      Rows.CPU.mode("THREADS", 10).wall(0.1)))
              .rows(),
          Catalogue.STANDARD);

  private static ForkKey fork(String mode, int workers) {
    return new ForkKey(new CaseKey("CpuBound", mode, workers, 10, "limit=5000000"), 1);
  }

  @Test
  void aWorkloadHasAPlotWithALineForEachModeWithMostWorkers() {
    List<Bin> course = List.of(new Bin(0, 0, 1, 0.3), new Bin(1, 0.3, 8, 0.1));
    List<Bin> fine =
        List.of(
            new Bin(0, 0, 1, 0.3),
            new Bin(1, 0.3, 1, 0.1),
            new Bin(1, 0.4, 1, 0.1),
            new Bin(1, 0.5, 1, 0.1),
            new Bin(1, 0.6, 1, 0.1));
    List<Plot> plots =
        WarmUpPlots.of(
            MEASUREMENTS,
            Map.of(
                fork("SEQUENTIAL", 1),
                fine,
                fork("THREADS", 2),
                course,
                fork("THREADS", 10),
                fine));
    assertThat(plots).hasSize(1);
    assertThat(plots.get(0).series()).hasSize(2);
    assertThat(plots.get(0).series().get(1).points().get(0).y()).isCloseTo(3, within(1e-9));
    assertThat(plots.get(0).series().get(1).points().get(0).words())
        .contains("10 workers", "up to 1", "3 times");
  }

  @Test
  void withoutCoursesThereIsNoPlot() {
    assertThat(WarmUpPlots.of(MEASUREMENTS, Map.of())).isEmpty();
  }
}
