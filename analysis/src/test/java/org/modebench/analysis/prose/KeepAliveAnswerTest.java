package org.modebench.analysis.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.report.Findings;
import org.modebench.analysis.report.Run;
import org.modebench.analysis.results.Row;

/** Of 200 requests, 200 a second. */
@Tag("any-jdk")
class KeepAliveAnswerTest {
  private static final double MICRO = 1e-6;

  /** What rounds differ by, as a share: the same for new connections and for kept ones. */
  private static final double[] PACE = {1.01, 0.98, 1, 1.02, 0.99};

  private final List<Row> rows = new ArrayList<>();
  private int forks = PACE.length;
  private double roundTrip;
  private String load = "loop=open;proxy=%s;rate=200";

  /**
   * In round r a new connection adds so many microseconds, and r − 3 more, to a median of 200, and
   * half of that to 100 of CPU time a request.
   */
  private void add(String server, String proxy, double micros) {
    for (boolean kept : new boolean[] {false, true}) {
      for (int fork = 1; fork <= forks; fork++) {
        Rows at =
            Rows.IO
                .benchmark("Server")
                .calls(200)
                .params("keepAlive=%s;latencyMillis=0;".formatted(kept) + load.formatted(proxy))
                .mode(server, 1)
                .fork(fork);
        double more = kept ? 0 : micros == 0 ? 4 * (fork % 2) - 2 : micros + fork - 3;
        double median = (200 * PACE[fork - 1] + more) * MICRO;
        rows.add(at.wall(0.996));
        rows.add(at.metric("latency_p50", median));
        rows.add(at.metric("latency_p99", 3 * median));
        rows.add(at.metric("server_cpu", 200 * (100 * PACE[fork - 1] + more / 2) * MICRO));
        if (roundTrip > 0) {
          rows.add(at.metric("round_trip", roundTrip));
        }
      }
    }
  }

  private List<Answer> answers() {
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    return Findings.of(measurements).answers(measurements);
  }

  private Answer answer() {
    assertThat(answers()).hasSize(1);
    return answers().get(0);
  }

  /** The mean of 98 to 102, and t = 2.776 times the standard error of 0.7071. */
  @Test
  void tellsWhatANewConnectionAddsWithoutAProxyAndThroughIt() {
    add("THREAD_PER_CONNECTION", "none", 100);
    add("EVENT_LOOP", "none", 50);
    add("SELECTOR", "none", 0);
    add("EVENT_LOOP", "loop", 60);

    Answer answer = answer();
    assertThat(answer.subject())
        .isEqualTo("200 requests, 200 sent a second, with new and with kept connections");
    assertThat(answer.headline())
        .satisfies(
            says(
                "adds to the median latency 100.0 µs [98.0, 102.0] with THREAD_PER_CONNECTION",
                "50.00 µs [48.04, 51.96] with EVENT_LOOP.",
                "not shown",
                "SELECTOR"));
    assertThat(answer.evidence())
        .anySatisfy(says("Through the proxy", "adds to the median latency 60.00 µs", "EVENT_LOOP"))
        .anySatisfy(
            says(
                "adds to the server's CPU time for a request 50.00 µs",
                "THREAD_PER_CONNECTION",
                "25.00 µs [24.02, 25.98] with EVENT_LOOP.",
                "not shown",
                "SELECTOR"))
        .anySatisfy(says("at least one round trip", "not measured"))
        .anySatisfy(
            says(
                "the median latency is",
                "THREAD_PER_CONNECTION 300.0 µs [295.6, 304.4]",
                "and 200.0 µs [196",
                "EVENT_LOOP 250.0 µs",
                "SELECTOR"))
        .anySatisfy(says("through the proxy, the server's CPU time", "EVENT_LOOP 130.0 µs"));
    assertThat(answer.warnings()).isEmpty();
  }

  @Test
  void holdsItAgainstTheRoundTripWhereThatIsMeasured() {
    roundTrip = 1e-4;
    add("EVENT_LOOP", "none", 110);
    assertThat(answer().evidence())
        .anySatisfy(says("one round trip", "100 µs here", "no server is shown to add less"));

    add("SELECTOR", "none", 90);
    assertThat(answer().evidence()).anySatisfy(says("less than that is seen with SELECTOR."));
  }

  @Test
  void twoForksDecideNothing() {
    forks = 2;
    add("EVENT_LOOP", "none", 100);

    assertThat(answer().headline()).contains("3 more forks");
  }

  @Test
  void saysWhereADoubtHolds() {
    add("EVENT_LOOP", "none", 100);
    Rows one = Rows.IO.benchmark("Server").calls(200).mode("EVENT_LOOP", 1).fork(1).iteration(2);
    rows.add(
        one.params("keepAlive=true;latencyMillis=0;" + load.formatted("none"))
            .suspect(1, "the machine was busy"));

    assertThat(answer().headline()).endsWith("The values of EVENT_LOOP are SUSPECT.");
    assertThat(answer().warnings())
        .anySatisfy(says("Kept connections", "SUSPECT", "EVENT_LOOP", "the machine was busy"));
  }

  /** A closed loop asks who is fastest, with either kind of connection. */
  @Test
  void withoutBothKindsUnderALoadThatSetsThePaceNothingIsSaid() {
    load = "concurrency=10;loop=closed;proxy=%s";
    add("EVENT_LOOP", "none", 100);
    add("SELECTOR", "none", 50);

    assertThat(answers()).hasSize(2).noneSatisfy(a -> assertThat(a.subject()).contains("kept"));

    load = "loop=open;proxy=%s;rate=200";
    add("EVENT_LOOP", "none", 100);
    rows.removeIf(row -> row.params().contains("keepAlive=true;latencyMillis=0;loop=open"));
    assertThat(answers()).hasSize(3).noneSatisfy(a -> assertThat(a.subject()).contains("kept"));
  }

  @Test
  void plotsNewConnectionsBesideKeptOnes() {
    add("EVENT_LOOP", "none", 100);
    add("EVENT_LOOP", "loop", 100);

    assertThat(Run.of(Rows.IO).and(rows).report().plots())
        .filteredOn(plot -> plot.title().contains("kept connections"))
        .extracting(plot -> plot.inWords())
        .satisfiesExactly(
            says(
                "median latency",
                "EVENT_LOOP, new: 300.0 µs",
                "EVENT_LOOP, kept: 200.0 µs",
                "EVENT_LOOP, kept, proxy: 200.0 µs"),
            says("CPU time", "EVENT_LOOP, new: 150.0 µs", "kept: 99.99 µs"));
  }
}
