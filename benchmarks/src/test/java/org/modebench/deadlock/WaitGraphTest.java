package org.modebench.deadlock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-jdk")
class WaitGraphTest {
  private final WaitGraph graph = new WaitGraph(3, 3);

  private void holds(int worker, int account) {
    graph.waits(worker, account);
    graph.holds(worker, account);
  }

  @Test
  void twoThatWaitForEachOtherAreACycleThatNamesWhoHoldsAndWhoWaits() {
    holds(0, 0);
    holds(1, 1);
    graph.waits(0, 1);
    assertThat(graph.cycle()).as("worker 1 runs").isEmpty();
    graph.waits(1, 0);

    var cycle = graph.cycle().orElseThrow();

    assertThat(cycle).hasSize(2);
    assertThat(WaitGraph.words(cycle))
        .contains(
            "worker 0 waits for account 1, which worker 1 holds",
            "worker 1 waits for account 0, which worker 0 holds");
    assertThat(graph.cycle()).as("at the next look").contains(cycle);
  }

  @Test
  void threeInARingAreACycleAndOneThatWaitsForThemIsNot() {
    holds(0, 0);
    holds(1, 1);
    holds(2, 2);
    graph.waits(0, 1);
    graph.waits(1, 2);
    assertThat(graph.cycle()).isEmpty();
    graph.waits(2, 0);
    assertThat(graph.cycle().orElseThrow()).hasSize(3);
    // Worker 0 now waits for one of the two that wait for each other.
    graph.waits(2, 1);
    assertThat(graph.cycle().orElseThrow()).extracting(WaitGraph.Link::worker).containsOnly(1, 2);
  }

  @Test
  void whoHasLetGoOrHasGotItKeepsNobodyWaiting() {
    holds(0, 0);
    holds(1, 1);
    graph.waits(0, 1);
    graph.waits(1, 0);
    graph.releases(1);
    assertThat(graph.cycle()).isEmpty();
    graph.holds(0, 1);
    assertThat(graph.cycle()).isEmpty();
  }

  /** Between two looks somebody ran: the second cycle is not the first. */
  @Test
  void whoWaitsAnewIsInAnotherCycle() throws Exception {
    holds(0, 0);
    holds(1, 1);
    graph.waits(0, 1);
    graph.waits(1, 0);
    var first = graph.cycle().orElseThrow();
    Thread.sleep(1);
    graph.waits(1, 0);
    assertThat(graph.cycle().orElseThrow()).isNotEqualTo(first);
  }
}
