package org.modebench.arguments;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.plan.UsageException;

/** JMH ignores or changes the meaning of none of its options here: it is honoured or refused. */
@Tag("any-jdk")
class HonouredOptionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -t 4       | -t must be 1: the benchmarks vary the workers, not JMH's threads; set their number with -p workers=N.
          -t max     | -t must be 1: the benchmarks vary the workers, not JMH's threads; set their number with -p workers=N.
          -tg 1,2    | -tg is not supported: no benchmark has thread groups; set the number of workers with -p workers=N.
          -bm thrpt  | -bm is not supported: a row is the time of one batch, so each benchmark class sets its mode; omit the option.
          -bm xyz    | -bm is not supported: a row is the time of one batch, so each benchmark class sets its mode; omit the option.
          -tu ms     | -tu is not supported: results are in seconds; omit the option.
          -tu xyz    | -tu is not supported: results are in seconds; omit the option.
          -opi 10    | -opi must be 1: an operation is a whole batch; set the calls of a batch with -p calls=N.
          -bs 5      | -bs must be 1: an operation is one batch; set the calls of a batch with -p calls=N.
          -wbs 5     | -wbs must be 1: an operation is one batch; set the calls of a batch with -p calls=N.
          -f 0       | -f must be 1 or more: without forks the cases would share one JVM and its JIT; the number of forks is the number of samples.
          -wf 1      | -wf must be 0: every fork does its own warm-up; set it with -wi and -w.
          -wm BULK   | -wm must be INDI: a fork that warms up other cases would measure a mixture; omit the option.
          -wmb Cpu   | -wmb is not supported: a fork that warms up other cases would measure a mixture; omit the option.
          -si yes    | -si must be true: only one thread measures, so there is nothing to desynchronize; omit the option.
          -si false  | -si must be true: only one thread measures, so there is nothing to desynchronize; omit the option.
          """)
  void whatCannotBeHonouredIsRefusedWithItsReason(String words, String sentence) {
    assertThatThrownBy(() -> Arguments.parse(words.split(" ")))
        .isInstanceOf(UsageException.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-t 1", "-opi 1", "-bs 1", "-wbs 1", "-f 1", "-wf 0", "-wm INDI", "-si true"})
  void whatIsTheDefaultAnywayIsLetThrough(String words) {
    assertThatCode(() -> Arguments.parse(words.split(" "))).doesNotThrowAnyException();
  }
}
