package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.plot.Axis;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;

/** A mechanism that was measured at several values of what it is studied over has plots of that. */
class MechanismPlotsTest {
  private final List<Row> rows = new ArrayList<>();

  private void pushed(int subscribers, String transport, double age) {
    for (int fork = 1; fork <= 2; fork++) {
      Rows at =
          Rows.CPU
              .benchmark("Push")
              .params("eventMillis=200;pollMillis=1000;subscribers=" + subscribers)
              .calls(10)
              .mode(transport, 1)
              .fork(fork);
      rows.add(at.wall(2));
      rows.add(at.metric("age_p50", age * fork));
      rows.add(at.metric("age_p99", 2 * age * fork));
      rows.add(at.metric("server_cpu", 0.1));
    }
  }

  private List<Plot> plots() {
    return Report.of(Results.of(rows)).plots().stream()
        .filter(plot -> plot.title().endsWith("by number of subscribers"))
        .toList();
  }

  @Test
  void theFirstMetricsAreDrawnOverTheParameter() {
    pushed(10, "SSE", 0.001);
    pushed(100, "SSE", 0.003);
    pushed(100, "POLLING", 0.5);

    assertThat(plots()).extracting(Plot::title).satisfiesExactly(says("age p50"), says("age p99"));
    assertThat(plots().get(0).series())
        .filteredOn(series -> series.name().equals("SSE"))
        .singleElement()
        .satisfies(
            series ->
                assertThat(series.points())
                    .extracting(point -> point.x())
                    .containsExactly(10.0, 100.0));
  }

  @Test
  void whereAWorkloadHardlyNamesAnyTimeAndCpuAreDrawnToo() {
    for (int connections : new int[] {10, 100}) {
      Rows at =
          Rows.CPU
              .benchmark("Readiness")
              .params("connections=" + connections)
              .calls(100)
              .mode("POLL", 1);
      rows.add(at.wall(0.01 * connections));
      rows.add(at.metric("cpu", 0.005 * connections));
      rows.add(at.metric("system_calls", 2));
    }

    assertThat(Report.of(Results.of(rows)).plots())
        .extracting(Plot::title)
        .filteredOn(title -> title.endsWith("by number of connections"))
        .satisfiesExactly(says("time"), says("CPU per batch"), says("system calls"));
  }

  @Test
  void oneValueIsNoPlot() {
    pushed(10, "SSE", 0.001);
    pushed(10, "POLLING", 0.5);
    assertThat(plots()).isEmpty();
  }

  /** Of nothing there is a mean, but no interval of ratios. */
  @Test
  void whereNothingWasMeasuredTheScaleBeginsAtZero() {
    pushed(10, "SSE", 0);
    pushed(100, "SSE", 0.003);

    Plot median = plots().get(0);
    assertThat(median.up().scale()).isEqualTo(Axis.Scale.LINEAR);
    assertThat(median.series().get(0).points())
        .extracting(point -> point.y())
        .first()
        .isEqualTo(0.0);
  }
}
