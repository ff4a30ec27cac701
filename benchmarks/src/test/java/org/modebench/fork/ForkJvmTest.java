package org.modebench.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.plan.UsageException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Starts real JVMs. */
class ForkJvmTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static ForkJvm withoutFlags(ForkJvm jvm) {
    return new ForkJvm(
        jvm.launcher(), jvm.feature(), jvm.version(), jvm.vendor(), jvm.vm(), List.of());
  }

  @Test
  void aJvmTellsWhatItIs() throws Exception {
    for (String[] options : new String[][] {{}, {"-jvm", JAVA}, {"-jvmArgs", "-Da=b"}}) {
      assertThat(withoutFlags(ForkJvm.of(new CommandLineOptions(options))))
          .isEqualTo(ForkJvm.current());
    }
  }

  @Test
  void aJvmTellsItsFlags() throws Exception {
    assertThat(ForkJvm.of(new CommandLineOptions("-jvmArgs", "-Xmx64m -XX:+UseParallelGC")).flags())
        .contains("-XX:MaxHeapSize=" + (64 << 20), "-XX:+UseParallelGC")
        .doesNotContain("-XX:+PrintCommandLineFlags");
  }

  @Test
  void aProgramThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> ForkJvm.of(new CommandLineOptions("-jvm", "/no/such/java")))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("\"/no/such/java\"", "No such file or directory", "-jvm"));
  }

  @Test
  void aProgramThatIsNoJvmIsRefused() {
    assertThatThrownBy(() -> ForkJvm.of(new CommandLineOptions("-jvm", "true")))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("-jvm", "java launcher", "\"true\""));
  }

  @Test
  void argumentsThatTheJvmRefusesAreRefused() {
    assertThatThrownBy(() -> ForkJvm.of(new CommandLineOptions("-jvmArgs", "-Xmx1x")))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("\"" + JAVA + "\"", "\"-Xmx1x\"", "Invalid maximum heap size: -Xmx1x"));
  }
}
