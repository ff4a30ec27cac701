package org.modebench.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.modebench.plan.UsageException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Starts real JVMs. */
class ForkJvmTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @Test
  void withoutOptionsItIsTheOneThatRuns() throws Exception {
    assertThat(ForkJvm.of(new CommandLineOptions())).isEqualTo(ForkJvm.current());
  }

  @Test
  void aJvmTellsWhatItIs() throws Exception {
    assertThat(ForkJvm.of(new CommandLineOptions("-jvm", JAVA))).isEqualTo(ForkJvm.current());
    assertThat(ForkJvm.of(new CommandLineOptions("-jvmArgs", "-Xmx64m -Da=b")))
        .isEqualTo(ForkJvm.current());
  }

  @Test
  void aProgramThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> ForkJvm.of(new CommandLineOptions("-jvm", "/no/such/java")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "-jvm must be the path of a java launcher, but \"/no/such/java\" cannot be started; give the path of one.");
  }

  @Test
  void aProgramThatIsNoJvmIsRefused() {
    assertThatThrownBy(() -> ForkJvm.of(new CommandLineOptions("-jvm", "true")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "-jvm must be the path of a java launcher, but \"true\" is not one; give the path of one.");
  }

  @Test
  void argumentsThatTheJvmRefusesAreRefused() {
    assertThatThrownBy(() -> ForkJvm.of(new CommandLineOptions("-jvmArgs", "-Xmx1x")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "\"%s\" does not start with the arguments \"-Xmx1x\" (Invalid maximum heap size: -Xmx1x); correct them."
                .formatted(JAVA));
  }
}
