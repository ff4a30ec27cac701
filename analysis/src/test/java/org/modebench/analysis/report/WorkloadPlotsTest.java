package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.plot.Point;
import org.modebench.analysis.plot.Series.Form;

/** Which plots a workload has, by what its calls do and what its modes can do at once. */
class WorkloadPlotsTest {
  private static WorkloadPlots plots(Run run) {
    return new WorkloadPlots(run.contest(), new Slug());
  }

  /** An event loop waits for as many answers as it has calls in flight. */
  @Test
  void anEventLoopThatWaitsScales() {
    Run run =
        Run.waiting()
            .cell("SEQUENTIAL", 1, 1.0, 0.001)
            .cell("EVENT_LOOP", 5, 0.2, 0.001)
            .cell("EVENT_LOOP", 10, 0.1, 0.001);
    assertThat(plots(run).overWorkers().isEmpty()).isFalse();
    assertThat(plots(run).speedup().isEmpty()).isFalse();
  }

  /** One call computes at a time, whatever the number of workers. */
  @Test
  void whatComputesOneCallAtATimeDoesNotScale() {
    for (String mode : new String[] {"EVENT_LOOP", "GIL_THREADS"}) {
      Run run =
          Run.computing()
              .cell("SEQUENTIAL", 1, 0.1, 0.001)
              .cell(mode, 2, 0.1, 0.001)
              .cell(mode, 10, 0.11, 0.001);
      assertThat(plots(run).overWorkers().isEmpty()).as(mode).isTrue();
      assertThat(plots(run).speedup().isEmpty()).as(mode).isTrue();
    }
  }

  @Test
  void threadsScaleWhateverTheirCallsDo() {
    for (Run run : new Run[] {Run.computing(), Run.waiting()}) {
      run.cell("SEQUENTIAL", 1, 1.0, 0.001)
          .cell("THREADS", 1, 1.0, 0.001)
          .cell("THREADS", 2, 0.5, 0.001);
      assertThat(plots(run).overWorkers().isEmpty()).isFalse();
      assertThat(plots(run).speedup().isEmpty()).isFalse();
    }
  }

  @Test
  void oneNumberOfWorkersShowsNoScaling() {
    Run run = Run.waiting().cell("SEQUENTIAL", 1, 1.0, 0.001).cell("THREADS", 10, 0.1, 0.001);
    assertThat(plots(run).overWorkers().isEmpty()).isTrue();
  }

  /**
   * Joined at other numbers of workers than what was measured, it would be crossed by modes that
   * are no better than it.
   */
  @Test
  void theIdealIsJoinedWhereTheModesAre() {
    Plot plot =
        plots(
                Run.waiting()
                    .cell("SEQUENTIAL", 1, 1.0, 0.001)
                    .cell("THREADS", 2, 0.5, 0.001)
                    .cell("THREADS", 100, 0.1, 0.001))
            .overWorkers();

    assertThat(plot.inPanels()).isTrue();
    assertThat(plot.series().get(0).form()).isEqualTo(Form.GUIDE);
    assertThat(plot.series().get(0).points()).extracting(Point::x).containsExactly(1.0, 2.0, 100.0);
    assertThat(plot.series().get(0).points())
        .extracting(point -> Math.round(100 * point.y()))
        .containsExactly(100L, 50L, 10L);
  }

  /** Hundreds of dots would hide each other, and make the page heavy. */
  @Test
  void ofManyForksSomeAreDrawn() {
    Plot plot = plots(forks(661)).forks();
    List<Double> drawn = dots(plot);
    assertThat(drawn).hasSize(2 * ForkDots.MOST).isEqualTo(dots(plots(forks(661)).forks()));
    List<Double> all = new ArrayList<>();
    for (int fork = 0; fork < 661; fork++) {
      all.add(seconds(fork, 661));
    }
    List<Double> times = dots(plots(forks(661)).byMode()).subList(0, ForkDots.MOST);
    assertThat(all).containsAll(times);
    Collections.sort(all);
    assertThat(times).contains(all.get(0), all.get(330), all.get(660));
    assertThat(plot.caption()).contains("more than " + ForkDots.MOST + " forks");
  }

  @Test
  void ofAFewForksEachIsDrawn() {
    Plot plot = plots(forks(ForkDots.MOST)).forks();
    assertThat(dots(plot)).hasSize(2 * ForkDots.MOST);
    assertThat(plot.caption()).doesNotContain("more than");
  }

  /** Of two modes, in no order of their times. */
  private static Run forks(int count) {
    Run run = Run.computing();
    for (int fork = 0; fork < count; fork++) {
      run.fork("SEQUENTIAL", 1, fork + 1, seconds(fork, count));
      run.fork("THREADS", 2, fork + 1, seconds(fork, count) / 2);
    }
    return run;
  }

  private static double seconds(int fork, int count) {
    return 0.1 + 0.001 * (fork * 100 % count);
  }

  private static List<Double> dots(Plot plot) {
    return plot.series().stream()
        .filter(series -> series.form() == Form.DOTS)
        .flatMap(series -> series.points().stream())
        .map(Point::y)
        .toList();
  }
}
