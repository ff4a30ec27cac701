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
        "latencyMillis|-1|latencyMillis must be a whole number from 0 to 60000, but is '-1'.",
        "latencyMillis|60001|latencyMillis must be a whole number from 0 to 60000, but is '60001'.",
        "latencyMillis|1.5|latencyMillis must be a whole number from 0 to 60000, but is '1.5'.",
        "latencyMillis|''|latencyMillis must be a whole number from 0 to 60000, but is ''.",
        "latencyMillis|99999999999999999999|latencyMillis must be a whole number from 0 to 60000,"
            + " but is '99999999999999999999'.",
        "call|-1|call must be a whole number from 0 to 2147483647, but is '-1'.",
        "call|2147483648|call must be a whole number from 0 to 2147483647, but is '2147483648'.",
        "seed|x|seed must be a whole number from -9223372036854775808 to 9223372036854775807, but"
            + " is 'x'.",
        "delay|uniform|delay must be fixed or lognormal, but is 'uniform'.",
        "fault|error|fault must be ERROR, MALFORMED or SILENT, but is 'error'.",
        "latency|5|The parameters are latencyMillis, delay, seed, call and fault, but 'latency' was"
            + " given."
      })
  void refusesWithASentence(String name, String value, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DelayQuery.of(Map.of(name, List.of(value))))
        .withMessage(sentence);
  }

  @Test
  void refusesAParameterThatIsGivenTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DelayQuery.of(Map.of("latencyMillis", List.of("1", "2"))))
        .withMessage("latencyMillis must be given once, but is given 2 times.");
  }
}
