package org.modebench.analysis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CausesTest {

  @Test
  void theLastCauseIsInTheSentence() {
    Exception last = new IOException("Too many open files");
    Exception failure =
        new IllegalStateException("Unable to create Channel", new RuntimeException("x", last));

    assertThat(Causes.of(failure)).isEqualTo("Unable to create Channel (Too many open files)");
  }

  @Test
  void aCauseThatIsNamedIsNotToldTwice() {
    assertThat(Causes.of(new RuntimeException("failed: no route", new IOException("no route"))))
        .isEqualTo("failed: no route");
  }

  @Test
  void anExceptionWithoutAMessageIsNamed() {
    assertThat(Causes.of(new ArithmeticException())).isEqualTo("java.lang.ArithmeticException");
  }
}
