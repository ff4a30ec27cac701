package org.modebench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.results.record.MachineTiming;

@Tag("any-jdk")
class SpeedPrintTest {
  private static final String LAUNCHER =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static boolean echoIsThere() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals(PipeRoundTrip.ECHO));
  }

  @Test
  void measuresStartsMemoryAndPipesAndLeavesNothingBehind() throws Exception {
    List<MachineTiming> timings = SpeedPrint.measure(LAUNCHER);

    assertThat(timings)
        .extracting(MachineTiming::of)
        .containsExactly(
            "start of an empty JVM", "fresh page of memory", "round trip of a byte through pipes");
    assertThat(timings)
        .allSatisfy(
            timing -> {
              assertThat(timing.isKnown()).isTrue();
              assertThat(timing.medianMicros()).isBetween(timing.lowMicros(), timing.highMicros());
            });
    // A JVM is some 10,000 pages and as many round trips.
    assertThat(timings.get(0).lowMicros()).isGreaterThan(timings.get(1).highMicros());
    assertThat(echoIsThere()).isFalse();
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void leavesOutWhatCannotBeMeasured() throws Exception {
    assertThat(SpeedPrint.measure("no/such/java"))
        .extracting(MachineTiming::of)
        .containsExactly("fresh page of memory", "round trip of a byte through pipes");
  }

  @Test
  void quartilesOfFewTimes() {
    assertThat(SpeedPrint.timing("x", List.of(4.0, 1.0, 3.0, 2.0)))
        .isEqualTo(new MachineTiming("x", 2.5, 1, 4));
    assertThat(SpeedPrint.timing("x", List.of(5.0, 1.0, 3.0, 2.0, 4.0)))
        .isEqualTo(new MachineTiming("x", 3, 2, 4));
  }
}
