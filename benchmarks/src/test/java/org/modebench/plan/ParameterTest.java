package org.modebench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTest {

  /** A new parameter without a domain would let anything through to a fork that fails on it. */
  @Test
  void everyParameterOfEveryBenchmarkHasADomainThatItsDefaultsAreIn() throws Exception {
    for (Subject subject : Subjects.chosen(List.of(), List.of())) {
      for (Map.Entry<String, List<String>> param : subject.defaults().entrySet()) {
        Parameter parameter = Parameter.named(param.getKey()).orElseThrow();
        for (String value : param.getValue()) {
          assertThat(parameter.canonical(value)).isEqualTo(value);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mode          | FASTEST    | mode must be SEQUENTIAL, THREADS, THREAD_POOL, FORK_JOIN, VIRTUAL_THREADS, EVENT_LOOP, PROCESS, PROCESS_POOL or GIL_THREADS, but is "FASTEST".
          mode          | threads    | mode must be SEQUENTIAL, THREADS, THREAD_POOL, FORK_JOIN, VIRTUAL_THREADS, EVENT_LOOP, PROCESS, PROCESS_POOL or GIL_THREADS, but is "threads".
          workers       | 0          | workers must be a whole number from 1 to 10000, but is "0".
          workers       | -1         | workers must be a whole number from 1 to 10000, but is "-1".
          workers       | abc        | workers must be a whole number from 1 to 10000, but is "abc".
          workers       | 1.5        | workers must be a whole number from 1 to 10000, but is "1.5".
          workers       | 10001      | workers must be a whole number from 1 to 10000, but is "10001".
          workers       | ''         | workers must be a whole number from 1 to 10000, but is "".
          calls         | 0          | calls must be a whole number from 1 to 1000000, but is "0".
          limit         | -5         | limit must be a whole number from 0 to 2147483647, but is "-5".
          limit         | 2147483648 | limit must be a whole number from 0 to 2147483647, but is "2147483648".
          latencyMillis | -1         | latencyMillis must be a whole number from 0 to 60000, but is "-1".
          delay         | uniform    | delay must be fixed or lognormal, but is "uniform".
          delaySeed     | x          | delaySeed must be a whole number, but is "x".
          delaySeed     | 9999999999999999999 | delaySeed must be a whole number, but is "9999999999999999999".
          program       | NOTHING    | program must be EMPTY_JVM, EMPTY_TASK, COUNTDOWN or API_CALL, but is "NOTHING".
          """)
  void aValueOutsideItsDomainIsRefusedWithTheDomain(String name, String value, String sentence) {
    assertThatThrownBy(() -> Parameter.named(name).orElseThrow().canonical(value))
        .isInstanceOf(UsageException.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource({"workers,007,7", "limit,0,0", "delaySeed,-0,0", "delay,fixed,fixed"})
  void equalValuesHaveOneForm(String name, String value, String canonical) throws Exception {
    assertThat(Parameter.named(name).orElseThrow().canonical(value)).isEqualTo(canonical);
  }
}
