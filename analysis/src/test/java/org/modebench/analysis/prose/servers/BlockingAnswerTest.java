package org.modebench.analysis.prose.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.report.Findings;
import org.modebench.analysis.report.ServerRows;
import org.modebench.analysis.results.Row;

/** Of 100 requests, 40 at a time, each of which waits 100 ms: 0.3 s where nothing blocks. */
@Tag("any-jdk")
class BlockingAnswerTest {
  private static final double[] FORKS = {0.998, 0.999, 1, 1.001, 1.002};

  private final List<Row> rows = new ArrayList<>();

  private void add(int share, int millis, double seconds, double lagSeconds) {
    add("EVENT_LOOP", FORKS.length, share, millis, seconds, lagSeconds);
  }

  private void add(
      String server, int forks, int share, int millis, double seconds, double lagSeconds) {
    for (int fork = 1; fork <= forks; fork++) {
      Rows at =
          Rows.IO
              .benchmark("Server")
              .calls(100)
              .params(
                  "blockingMillis=%d;blockingShare=%d;concurrency=40;latencyMillis=100;loop=closed"
                      .formatted(millis, share))
              .mode(server, 1)
              .fork(fork);
      double taken = seconds * FORKS[fork - 1];
      rows.add(at.wall(taken));
      rows.add(at.metric("throughput", 100 / taken));
      rows.add(at.metric("loop_lag_p99", lagSeconds * FORKS[fork - 1]));
      rows.add(at.metric("loop_lag_max", 2 * lagSeconds * FORKS[fork - 1]));
    }
  }

  private List<Answer> answers() {
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    return Findings.of(measurements).answers(measurements);
  }

  private Answer answer() {
    List<Answer> answers = answers();
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }

  private void addShares(double... seconds) {
    int[] shares = {0, 1, 5, 10, 25};
    for (int i = 0; i < seconds.length; i++) {
      add(shares[i], 0, seconds[i], 0.001 + shares[i] / 100.0);
    }
  }

  private void addDurations(double ofOneMillisecond, double lagOfOneMillisecond) {
    add(100, 1, ofOneMillisecond, lagOfOneMillisecond);
    add(100, 5, 0.62, 0.150);
    add(100, 20, 2.15, 0.7);
    add(100, 100, 10.2, 3.8);
  }

  /** Of one server, among which there is nothing to choose. */
  @Test
  void namesTheShareFromWhichOnALoopIsSlower() {
    addShares(0.31, 0.31, 0.51, 1.02, 2.55);

    Answer answer = answer();
    assertThat(answer.subject()).satisfies(says("100 requests", "by share of blocking requests"));
    assertThat(answer.headline())
        .satisfies(
            says("EVENT_LOOP", "slower than without blocking requests from 5 %", "1.65", "times"));
    assertThat(answer.evidence())
        .anySatisfy(
            says(
                "EVENT_LOOP",
                "322.6 [",
                "without blocking requests (ideal 333.3)",
                "with 1 % that block (bound 1000, ideal 333.3)",
                "196.1 [",
                "with 5 % that block (bound 200.0)",
                "1 / (share · duration)"));
  }

  /** By chance, or since a share was measured badly. */
  @Test
  void namesNoShareAboveWhichAnotherDoesNotHurt() {
    addShares(1.0, 1.2, 1.0, 1.3, 1.4);
    assertThat(answer().headline()).satisfies(says("EVENT_LOOP", "slower", "from 10 %", "1.30"));
    rows.clear();
    addShares(1.0, 1.2, 1.0, 1.3, 1.0);
    assertThat(answer().headline())
        .satisfies(says("EVENT_LOOP", "slower", "1 %", "10 %", "not at the greatest"));
    rows.clear();
    addShares(1.0, 1.0, 1.0, 1.0, 1.0);
    assertThat(answer().headline()).satisfies(says("No share", "shown to matter"));
  }

  /** Without blocking requests the lab measures all servers; they answer nothing here. */
  @Test
  void leavesOutServersThatAreNeverBlocked() {
    Measurements measurements = Measurements.of(ServerRows.lab(5), Catalogue.STANDARD);

    // 5 of 100 requests block 100 ms each, one after the other: 0.5 s, where 3 waits take 0.3 s.
    Answer answer = Findings.of(measurements).answers(measurements).get(2);
    assertThat(answer.headline())
        .satisfies(says("EVENT_LOOP", "slower", "from 5 %", "1.6", "[1.6", ", 1.6", "]"));
    assertThat(answer.evidence()).noneMatch(sentence -> sentence.contains("SELECTOR"));
  }

  @Test
  void saysWhatEachLengthCostsBesideItsBound() {
    add(0, 0, 0.31, 0.002);
    addDurations(0.35, 0.020);

    Answer answer = answer();
    assertThat(answer.subject()).contains("by length of a blocking call");
    assertThat(answer.headline())
        .satisfies(
            says(
                "EVENT_LOOP",
                "slower than without blocking requests from a blocking call of 1 ms on",
                "1.13 ["));
    assertThat(answer.evidence())
        .anySatisfy(
            says(
                "EVENT_LOOP",
                "285.7 [",
                "with a blocking call of 1 ms (bound 1000, ideal 333.3)",
                "161.3 [",
                "with a blocking call of 5 ms (bound 200.0, ideal 166.7)",
                "9.804 [",
                "(bound 10.00, ideal 9.901)"))
        .anySatisfy(says("Even the least", "1 ms", "cost time", "1.13 ["))
        .anySatisfy(
            says(
                "EVENT_LOOP",
                "late (p99)",
                "2.000 ms [",
                "without blocking requests (at the longest 4.00",
                "20.00 ms [",
                "with a blocking call of 1 ms",
                "3.800 s [",
                "with a blocking call of 100 ms (at the longest 7.60",
                "from a blocking call of 1 ms on"));
  }

  @Test
  void saysThatAFastCallShowsOnlyWhereItDoes() {
    add(0, 0, 0.31, 0.002);
    addDurations(0.31, 0.020);
    assertThat(answer().headline()).satisfies(says("EVENT_LOOP", "from a blocking call of 5 ms"));
    assertThat(answer().evidence())
        .anySatisfy(says("The least", "1 ms", "not shown to cost time", "lag", "10.0 ["))
        .noneMatch(sentence -> sentence.startsWith("Even"));

    rows.clear();
    add(0, 0, 0.31, 0.002);
    addDurations(0.31, 0.002);
    assertThat(answer().evidence()).anySatisfy(says("The least", "1 ms", "neither", "nor"));
  }

  @Test
  void comparesWithTheLeastWhereNothingElseWasMeasured() {
    addDurations(0.35, 0.020);

    assertThat(answer().headline())
        .satisfies(
            says(
                "EVENT_LOOP",
                "slower than with a blocking call of 1 ms from a blocking call of 5 ms on",
                "1.77"));
    assertThat(answer().evidence()).noneMatch(sentence -> sentence.contains("least"));
  }

  /** There is one load without blocking requests for all lengths of a blocking call. */
  @Test
  void everyStudyBeginsWithoutBlockingRequests() {
    add(0, 0, 0.31, 0.002);
    for (int share : new int[] {1, 5}) {
      add(share, 5, 0.31, 0.006);
      add(share, 100, share == 1 ? 0.31 : 0.6, 0.1);
    }

    List<Answer> answers = answers();
    assertThat(answers)
        .extracting(Answer::headline)
        .satisfiesExactly(
            says("No share", "shown to matter"),
            says("EVENT_LOOP", "without blocking requests", "from 5 %"),
            says("No length", "shown to matter"),
            says("EVENT_LOOP", "without blocking requests", "from a blocking call of 100 ms"));
  }

  @Test
  void oneLoadThatBlocksIsComparedWithItself() {
    add(0, 0, 0.31, 0.002);
    add(5, 20, 0.42, 0.010);

    assertThat(answers())
        .extracting(Answer::headline)
        .allSatisfy(says("EVENT_LOOP", "without blocking requests", "1.35 ["))
        .isNotEmpty();
  }

  @Test
  void warnsOfTheLoadWithoutBlockingRequestsByThatName() {
    add(0, 0, 0.31, 0.002);
    addDurations(0.35, 0.020);
    rows.add(
        Rows.IO
            .benchmark("Server")
            .calls(100)
            .params("blockingMillis=0;blockingShare=0;concurrency=40;latencyMillis=100;loop=closed")
            .mode("EVENT_LOOP", 1)
            .fork(6)
            .suspect(0.31, "the machine was busy"));

    assertThat(answer().headline()).satisfies(says("EVENT_LOOP", "EVENT_LOOP are SUSPECT"));
    assertThat(answer().warnings())
        .satisfiesExactly(says("At no blocking call", "SUSPECT", "EVENT_LOOP", "busy"));
  }

  /** Another server beside it is no part of that load. */
  @Test
  void theLoadWithoutBlockingRequestsIsOfTheSameServers() {
    add(0, 0, 0.31, 0.002);
    add("SELECTOR", FORKS.length, 0, 0, 0.31, 0.002);
    addDurations(0.35, 0.020);

    assertThat(answers())
        .filteredOn(answer -> answer.subject().contains("by length"))
        .singleElement()
        .satisfies(answer -> assertThat(answer.headline()).contains("without blocking requests"))
        .satisfies(
            answer ->
                assertThat(answer.evidence()).noneMatch(sentence -> sentence.contains("SELECTOR")));
  }

  /** 0 ms stands for as long as the request waits, which is no shortest call. */
  @Test
  void aCallAsLongAsTheWaitIsNotTheShortest() {
    addDurations(0.35, 0.020);
    add(100, 0, 10.1, 3.8);

    assertThat(answers())
        .filteredOn(answer -> answer.subject().contains("by length"))
        .singleElement()
        .satisfies(
            answer ->
                assertThat(answer.headline())
                    .satisfies(says("EVENT_LOOP", "than with a blocking call of 1 ms")));
  }

  @Test
  void claimsNothingFromFewForks() {
    add("EVENT_LOOP", 4, 0, 0, 0.31, 0.002);
    add("EVENT_LOOP", 4, 100, 0, 10.1, 3.8);

    assertThat(answer().headline()).satisfies(says("No answer yet", "5 forks", "1 more"));
    assertThat(answer().evidence()).noneMatch(sentence -> sentence.contains("least"));
  }
}
