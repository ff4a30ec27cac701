package org.modebench.server.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.server.common.HelloRequest.Fault;

@Tag("any-jdk")
class HelloRequestTest {

  private static final HelloRequest PLAIN = new HelloRequest(100, false, 0, Optional.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/hello",
        "/hello?",
        "/hello?&",
        "/hello?latencyMillis=100",
        "/hello?blocking=false&pauseMillis=0",
        "http://127.0.0.1:8080/hello",
        "http://127.0.0.1:8080/hello?latencyMillis=100"
      })
  void everyPartMayBeLeftOut(String target) {
    assertThat(HelloRequest.parse(target)).contains(PLAIN);
  }

  @Test
  void readsEveryPart() {
    assertThat(
            HelloRequest.parse(
                "/hello?fault=SILENT&pauseMillis=200&computeSteps=9&block=3&blocking=true&cached=true&latencyMillis=7"))
        .contains(
            new HelloRequest(7, true, 200, 9, OptionalInt.of(3), true, Optional.of(Fault.SILENT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "", "/hello/", "/Hello", "*", "hello", "http://a", "/?/hello", "//"})
  void anotherPathIsNotServed(String target) {
    assertThat(HelloRequest.parse(target)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "latencyMillis=-1|latencyMillis;0;60000;'-1'",
        "latencyMillis=60001|latencyMillis;0;60000;'60001'",
        "latencyMillis=|latencyMillis;0;60000;''",
        "latencyMillis|latencyMillis;0;60000;''",
        "latencyMillis=1%30|latencyMillis;0;60000;'1%30'",
        "pauseMillis=9999999999|pauseMillis;0;60000;'9999999999'",
        "blocking=yes|blocking;true or false;'yes'",
        "fault=error|fault;ERROR, MALFORMED or SILENT;'error'",
        "computeSteps=-1|computeSteps;0;2147483647;'-1'",
        "computeSteps=2147483648|computeSteps;0;2147483647;'2147483648'",
        "latency=5|latencyMillis, blocking, pauseMillis, computeSteps, block, cached and fault;'latency'",
        "block=-1|block;0;2147483647;'-1'",
        "block=x|block;0;2147483647;'x'",
        "cached=1|cached;true or false;'1'",
        "blocking=true&blocking=true|blocking;once;twice"
      })
  void refusalsNameTheBoundAndTheValue(String query, String facts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HelloRequest.parse("/hello?" + query))
        .satisfies(e -> assertThat(e.getMessage()).containsSubsequence(facts.split(";")));
  }

  @Test
  void theTargetIsWhatIsParsed() {
    List<Optional<Fault>> faults =
        Stream.concat(
                Stream.of(Optional.<Fault>empty()), Stream.of(Fault.values()).map(Optional::of))
            .toList();
    for (int latency : new int[] {0, 100, 60_000}) {
      for (int pause : new int[] {0, 60_000}) {
        for (boolean blocking : new boolean[] {false, true}) {
          for (Optional<Fault> fault : faults) {
            HelloRequest request = new HelloRequest(latency, blocking, pause, fault);
            assertThat(HelloRequest.parse(request.target())).contains(request);
          }
        }
      }
    }
    HelloRequest computing =
        new HelloRequest(
            1, true, 2, Integer.MAX_VALUE, OptionalInt.of(7), true, Optional.of(Fault.ERROR));
    assertThat(HelloRequest.parse(computing.target())).contains(computing);
    assertThat(HelloRequest.parse(computing.computationTarget()))
        .contains(
            new HelloRequest(
                0, false, 0, Integer.MAX_VALUE, OptionalInt.empty(), false, Optional.empty()));
    assertThat(PLAIN.target()).isEqualTo("/hello?latencyMillis=100");
    assertThat(new HelloRequest(1, true, 2, Optional.of(Fault.ERROR)).target())
        .isEqualTo("/hello?latencyMillis=1&blocking=true&pauseMillis=2&fault=ERROR");
  }

  @Test
  void theUpstreamIsToldItsPartOnly() {
    assertThat(new HelloRequest(1, true, 2, Optional.of(Fault.ERROR)).upstreamTarget())
        .isEqualTo("/v1/us/current.json?latencyMillis=1&fault=ERROR");
    assertThat(PLAIN.upstreamTarget()).isEqualTo("/v1/us/current.json?latencyMillis=100");
  }

  @Test
  void refusesTimesOutsideTheirDomain() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HelloRequest(60_001, false, 0, Optional.empty()))
        .withMessageContainingAll("latencyMillis", "0", "60000", "'60001'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HelloRequest(0, false, -1, Optional.empty()))
        .withMessageContainingAll("pauseMillis", "0", "60000", "'-1'");
  }

  @Test
  void aTimerAnswersAfterTheLatency() {
    assertThat(Answer.Due.of(PLAIN, Duration.ofMillis(100)))
        .isEqualTo(new Answer.Due(100, Answer.OK));
    assertThat(Answer.Due.of(PLAIN, Duration.ofMillis(99)))
        .isEqualTo(new Answer.Due(99, Answer.GATEWAY_TIMEOUT));
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR", "MALFORMED"})
  void aTimerFailsAfterTheLatency(Fault fault) {
    assertThat(
            Answer.Due.of(
                new HelloRequest(30, false, 0, Optional.of(fault)), Duration.ofSeconds(1)))
        .isEqualTo(new Answer.Due(30, Answer.BAD_GATEWAY));
  }

  @Test
  void aSilentTimerEndsAtTheDeadline() {
    assertThat(
            Answer.Due.of(
                new HelloRequest(0, false, 0, Optional.of(Fault.SILENT)), Duration.ofSeconds(1)))
        .isEqualTo(new Answer.Due(1_000, Answer.GATEWAY_TIMEOUT));
  }
}
