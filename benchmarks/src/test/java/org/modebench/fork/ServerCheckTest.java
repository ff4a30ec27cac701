package org.modebench.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.modebench.load.LoadResult;
import org.modebench.plan.Case;
import org.modebench.session.Cases;

class ServerCheckTest {
  private static final int CORES = 2;
  private static final Case FORTY = server("0");

  private static ThrowingConsumer<String> tells(String... facts) {
    return reason -> assertThat(reason).containsSubsequence(facts);
  }

  @Test
  void whatAddsUpIsNotSuspect() {
    assertThat(
            reasons(
                FORTY, "failures", 0, "little_ratio", 1.029, "in_flight", 39, "client_busy", 0.1))
        .isEmpty();
  }

  @Test
  void littlesLawMustHoldWithinThreePercent() {
    assertThat(reasons(FORTY, "little_ratio", 0.96))
        .satisfiesExactly(tells("throughput", "0.96", "Little", "3 %"));
    assertThat(reasons(FORTY, "little_ratio", 1.04)).hasSize(1);
  }

  @Test
  void theClientMustKeepAsManyRequestsUnderWayAsAsked() {
    assertThat(reasons(FORTY, "in_flight", 38))
        .satisfiesExactly(tells("38", "in flight", "40", "3 %"));
  }

  @Test
  void theClientMustBeTenTimesAsFastAsWhatItMeasures() {
    assertThat(reasons(FORTY, "client_busy", 0.12))
        .satisfiesExactly(tells("client", "busy", "tenth"));
  }

  /** By hand: busy half of the time, it has a request for twice its work, 1 of 40 in all. */
  @Test
  void aClientThatIsBusyDoesNoHarmToRequestsThatWaitAtTheServer() {
    assertThat(
            reasons(FORTY, "client_busy", 0.5, "throughput", 400, "latency_mean", 0.1, "wall", 1))
        .isEmpty();
    assertThat(
            reasons(FORTY, "client_busy", 0.5, "throughput", 400, "latency_mean", 0.01, "wall", 1))
        .satisfiesExactly(tells("client", "50 %", "25 %", "tenth"));
  }

  @Test
  void whereTheClientComputesAllTheTimeItsLimitWasMet() {
    assertThat(
            reasons(FORTY, "client_busy", 0.95, "throughput", 400, "latency_mean", 0.1, "wall", 1))
        .satisfiesExactly(tells("limit", "client's", "95 %"));
  }

  /** On two cores, of which the client has the greater part, or the server. */
  @Test
  void whereTheMachineIsFullWhoeverHasMoreOfItMetTheLimit() {
    assertThat(
            reasons(
                FORTY,
                "client_busy",
                0.85,
                "throughput",
                400,
                "latency_mean",
                0.1,
                "wall",
                1,
                "cpu",
                1.9,
                "server_cpu",
                0.8))
        .satisfiesExactly(tells("limit", "client's", "85 %"));
    assertThat(
            reasons(
                FORTY,
                "client_busy",
                0.6,
                "throughput",
                400,
                "latency_mean",
                0.1,
                "wall",
                1,
                "cpu",
                1.9,
                "server_cpu",
                0.85))
        .isEmpty();
  }

  @Test
  void otherFailuresThanThoseAskedForAreSuspect() {
    assertThat(reasons(FORTY, "failures", 2))
        .satisfiesExactly(tells("2 of 100", "asked to fail 0"));
    assertThat(reasons(server("10"), "failures", 10)).isEmpty();
    assertThat(reasons(server("10"), "failures", 0))
        .satisfiesExactly(tells("0 of 100", "asked to fail 10"));
    assertThat(reasons(server("10"), "failures", 12))
        .satisfiesExactly(tells("12 of 100", "asked to fail 10"));
    assertThat(reasons(server("100"), "failures", 100)).isEmpty();
  }

  /** Before a database they are a finding, unless nothing else came, or something failed. */
  @Test
  void whatADatabaseAnswersTooLateIsNotSuspect() {
    Case database = server("0", "upstream", "database");
    assertThat(reasons(database, "failures", 90, "answers_504", 90, "throughput", 5)).isEmpty();
    assertThat(reasons(database, "failures", 91, "answers_504", 90, "throughput", 5)).hasSize(1);
    assertThat(reasons(database, "failures", 100, "answers_504", 100, "throughput", 0)).hasSize(1);
    assertThat(reasons(FORTY, "failures", 90, "answers_504", 90, "throughput", 5)).hasSize(1);
  }

  /** 100 reads of 4 KiB; without a count nothing is known against them. */
  @Test
  void readsThatThePageCacheAnsweredAreNotThoseOfADisk() {
    Case direct = reading("true");
    assertThat(reasons(direct, "disk_read", 409_600)).isEmpty();
    assertThat(reasons(direct, "throughput", 5)).isEmpty();
    assertThat(reasons(direct, "disk_read", 4_096))
        .satisfiesExactly(tells("4096 bytes", "disk", "409600", "99 %"));
    assertThat(reasons(reading("false"), "disk_read", 0)).isEmpty();
  }

  /** Nobody asks somebody else's server to fail. */
  @Test
  void failuresAtAnAddressAreCountedAndNotAskedFor() {
    Case address = Cases.of("Server", false, "server", "http://h/", "calls", "100");
    assertThat(reasons(address, "failures", 100))
        .satisfiesExactly(
            reason -> assertThat(reason).contains("100 of 100").doesNotContain("asked"));
  }

  @Test
  void aNumberInFlightThatMissesByLittleIsNotRounded() {
    assertThat(reasons(server("0"), "in_flight", 38.5)).satisfiesExactly(tells("38.50", "40"));
  }

  /** One failure in several batches is none of a hundred, rounded. */
  @Test
  void aMeanBelowOneFailureIsSaidAsItIs() {
    assertThat(reasons(FORTY, "failures", 0.25))
        .satisfiesExactly(tells("0.25 of 100", "asked to fail 0"));
    assertThat(reasons(FORTY, "failures", 1, "failures", 0, "failures", 0))
        .satisfiesExactly(tells("0.33 of 100", "asked to fail 0"));
    assertThat(reasons(server("10"), "failures", 10.25))
        .satisfiesExactly(tells("10.25 of 100", "asked to fail 10"));
  }

  @Test
  void whyRequestsFailedIsInTheReason() {
    ForkOutcome.Success fork =
        new ForkOutcome.Success(
            List.of(new Measured(1, "failures", 7, "1")),
            List.of(
                "stack:\nsomething else",
                LoadResult.FAILURES + ":\nConnection refused\nanswer 404\nConnection refused\n"),
            Optional.empty());
    assertThat(ServerCheck.reasons(FORTY, fork, CORES))
        .singleElement()
        .asString()
        .contains("7 of 100", "(Connection refused; answer 404)");
  }

  /** As many fail as requests are made to: a share is rounded down. */
  @Test
  void aShareOfFailuresIsRoundedDown() {
    assertThat(reasons(server("10", "calls", "8"), "failures", 0)).isEmpty();
    assertThat(reasons(server("30", "calls", "19"), "failures", 5)).isEmpty();
    assertThat(reasons(server("30", "calls", "19"), "failures", 6)).hasSize(1);
  }

  @Test
  void otherBenchmarksAreNotLookedAt() {
    assertThat(reasons(Cases.cpu("THREADS", 2), "failures", 2)).isEmpty();
  }

  private static Case server(String faults) {
    return server(faults, "calls", "100");
  }

  private static Case server(String faults, String name, String value) {
    return Cases.of(
        "Server",
        false,
        "server",
        "EVENT_LOOP",
        "workers",
        "1",
        name,
        value,
        "concurrency",
        "40",
        "faults",
        faults);
  }

  private static Case reading(String direct) {
    return Cases.of(
        "Server",
        false,
        "server",
        "EVENT_LOOP",
        "calls",
        "100",
        "upstream",
        "file",
        "readKilobytes",
        "4",
        "direct",
        direct);
  }

  private static List<String> reasons(Case of, Object... metrics) {
    List<Measured> values = new ArrayList<>();
    for (int i = 0; i < metrics.length; i += 2) {
      values.add(
          new Measured(1, (String) metrics[i], ((Number) metrics[i + 1]).doubleValue(), "1"));
    }
    return ServerCheck.reasons(
        of, new ForkOutcome.Success(values, List.of(), Optional.empty()), CORES);
  }
}
