package org.modebench.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static Row row(String run, String timestamp) {
    Row row = RowSamples.valid(1, 1);
    return new Row(
        run,
        Instant.parse(timestamp),
        row.benchmark(),
        row.mode(),
        row.workers(),
        row.calls(),
        row.params(),
        row.fork(),
        row.iteration(),
        row.metric(),
        row.value(),
        row.unit(),
        row.status(),
        row.reason(),
        row.host(),
        row.cores(),
        row.jdk(),
        row.commit());
  }

  private final Row first = row("a", "2026-01-02T00:00:00Z");
  private final Row second = row("b", "2026-01-01T00:00:00Z");

  @Test
  void runsAreInOrderOfAppearanceAndTheNewestIsTheLastMeasured() {
    Results results = Results.of(List.of(first, second, first));
    assertThat(results.runs()).containsExactly("a", "b");
    assertThat(results.newestRun()).isEqualTo("a");
  }

  /** A resumed run measured last, whichever run began last. */
  @Test
  void aResumedRunIsTheNewest() {
    Results results = Results.of(List.of(second, first, row("b", "2026-01-03T00:00:00Z")));
    assertThat(results.newestRun()).isEqualTo("b");
  }

  @Test
  void amongEqualTimesTheLaterInTheFileIsTheNewest() {
    Row sameTime = row("c", "2026-01-02T00:00:00Z");
    assertThat(Results.of(List.of(first, sameTime)).newestRun()).isEqualTo("c");
  }

  @Test
  void oneRunKeepsItsRowsAndTheWarnings() {
    Results results = Results.of(List.of(first, second, first), List.of("Something is amiss."));
    assertThat(results.ofRun("b").rows()).containsExactly(second);
    assertThat(results.ofRun("b").warnings()).containsExactly("Something is amiss.");
    assertThat(results.ofRun("none").rows()).isEmpty();
    assertThat(results.ofRun("none").newestRun()).isEmpty();
  }
}
