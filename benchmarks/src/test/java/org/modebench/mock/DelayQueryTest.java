package org.modebench.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayQueryTest {

  @Test
  void everyPartMayBeLeftOut() {
    assertThat(DelayQuery.of(Map.of()).millis()).isEqualTo(100);
    assertThat(DelayQuery.of(Map.of("delay", List.of("lognormal"))).millis()).isEqualTo(107);
    assertThat(
            DelayQuery.of(
                    Map.of(
                        "latencyMillis", List.of("1000"),
                        "delay", List.of("lognormal"),
                        "seed", List.of("-7"),
                        "call", List.of("2")))
                .millis())
        .isEqualTo(1746);
  }

  @Test
  void takesTheEndsOfTheRanges() {
    assertThat(DelayQuery.of(Map.of("latencyMillis", List.of("0"))).millis()).isZero();
    assertThat(DelayQuery.of(Map.of("latencyMillis", List.of("60000"))).millis()).isEqualTo(60_000);
    assertThat(DelayQuery.of(Map.of("call", List.of("2147483647"))).millis()).isEqualTo(100);
    assertThat(DelayQuery.of(Map.of("seed", List.of("-9223372036854775808"))).millis())
        .isEqualTo(100);
  }

  @Test
  void aFaultIsAskedForByName() {
    assertThat(DelayQuery.of(Map.of()).fault()).isEmpty();
    assertThat(DelayQuery.of(Map.of("fault", List.of("SILENT"))).fault()).contains(Fault.SILENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "latencyMillis|-1|0;60000;'-1'",
        "latencyMillis|60001|0;60000;'60001'",
        "latencyMillis|1.5|0;60000;'1.5'",
        "latencyMillis|''|0;60000;''",
        "latencyMillis|99999999999999999999|0;60000;'99999999999999999999'",
        "call|-1|0;2147483647;'-1'",
        "call|2147483648|0;2147483647;'2147483648'",
        "seed|x|-9223372036854775808;9223372036854775807;'x'",
        "delay|uniform|fixed or lognormal;'uniform'",
        "fault|error|ERROR, MALFORMED or SILENT;'error'",
        "latency|5|latencyMillis, delay, seed, call and fault;'latency'"
      })
  void refusalsNameTheBoundAndTheValue(String name, String value, String facts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DelayQuery.of(Map.of(name, List.of(value))))
        .withMessageContaining(name)
        .satisfies(e -> assertThat(e.getMessage()).containsSubsequence(facts.split(";")));
  }

  @Test
  void refusesAParameterThatIsGivenTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DelayQuery.of(Map.of("latencyMillis", List.of("1", "2"))))
        .withMessageMatching("latencyMillis .*once.*2.*");
  }
}
