package org.modebench.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.modebench.analysis.text.Facts.saying;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    String release = Integer.toString(Runtime.version().feature());
    for (String[] options :
        new String[][] {{}, {"-jvm", JAVA}, {"-jvm", release}, {"-jvmArgs", "-Da=b"}}) {
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
  void aReleaseThatIsNotInstalledIsRefused() {
    assertThatThrownBy(() -> ForkJvm.of(new CommandLineOptions("-jvm", "999")))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("-jvm", "Java 999", "not installed", "path"));
  }

  @Test
  void anotherReleaseIsFoundWhereOneIsInstalled() throws Exception {
    Optional<InstalledJava> newest = InstalledJava.newest();
    assumeThat(newest).isPresent();
    int feature = newest.get().feature();

    assertThat(ForkJvm.of(new CommandLineOptions("-jvm", Integer.toString(feature))).feature())
        .isEqualTo(feature);
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
