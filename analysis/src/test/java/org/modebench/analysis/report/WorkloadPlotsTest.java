package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
