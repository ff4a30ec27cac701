package org.modebench.analysis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cannot run program \"java\": error=2, No such file or directory",
        "Cannot run program \"java\": Exec failed, error: 2 (No such file or directory) "
      })
  void whyAProgramCannotBeStartedIsToldAlikeByEveryJava(String message) {
    assertThat(Causes.ofStart(new IOException(message))).hasValue("No such file or directory");
  }

  @Test
  void otherFailuresAreNoneOfAStart() {
    assertThat(Causes.ofStart(new IOException("results.csv: permission denied"))).isEmpty();
  }

  @Test
  void anExceptionWithoutAMessageIsNamed() {
    assertThat(Causes.of(new ArithmeticException())).isEqualTo("java.lang.ArithmeticException");
  }
}
