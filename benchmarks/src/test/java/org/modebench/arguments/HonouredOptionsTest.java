package org.modebench.arguments;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.plan.UsageException;

/** JMH ignores or changes the meaning of none of its options here: it is honoured or refused. */
class HonouredOptionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -t 4       | -t must be 1: the workers are the subject, not JMH's threads; set their number with -p workers=N.
          -t max     | -t must be 1: the workers are the subject, not JMH's threads; set their number with -p workers=N.
          -tg 1,2    | -tg cannot be honoured: no benchmark has thread groups; set the number of workers with -p workers=N.
          -bm thrpt  | -bm cannot be honoured: a row is the time of one batch, so the benchmark mode stands in the class; leave it out.
          -tu ms     | -tu cannot be honoured: results are in seconds; leave it out.
          -opi 10    | -opi must be 1: an operation is a whole batch; set the calls of a batch with -p calls=N.
          -bs 5      | -bs must be 1: an operation is one batch; set the calls of a batch with -p calls=N.
          -wbs 5     | -wbs must be 1: an operation is one batch; set the calls of a batch with -p calls=N.
          -f 0       | -f must be 1 or more: without forks the cases would share one JVM and its JIT; the number of forks is the number of samples.
          -wf 1      | -wf must be 0: every fork is warmed up by itself; set its warm-up with -wi and -w.
          -wm BULK   | -wm must be INDI: a fork that warms up other cases would measure a mixture; leave it out.
          -wmb Cpu   | -wmb cannot be honoured: a fork that warms up other cases would measure a mixture; leave it out.
          -si false  | -si must be true: there is one measuring thread and nothing to leave unsynchronized; leave it out.
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
