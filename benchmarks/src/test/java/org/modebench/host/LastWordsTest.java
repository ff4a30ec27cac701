package org.modebench.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import org.junit.jupiter.api.Test;

class LastWordsTest {

  @Test
  void whatAJvmAlwaysSaysIsNoCause() {
    String printed =
        """
        NOTE: Picked up JDK_JAVA_OPTIONS: -XX:+UseG1GC
        Picked up _JAVA_OPTIONS: -Xlog:gc
        [0.013s][info][gc] Using Serial
        Error occurred during initialization of VM
        Multiple garbage collectors selected.
        Error: Could not create the Java Virtual Machine.
        Error: A fatal exception has occurred. Program will exit.
        """;

    assertThat(LastWords.causes(printed)).containsExactly("Multiple garbage collectors selected.");
  }

  @Test
  void aProcessIsToldByItsExitAndItsStandardError() throws Exception {
    Process process = new ProcessBuilder("sh", "-c", "echo 'no room' >&2; exit 5").start();

    assertThat(LastWords.of("The echo", process))
        .satisfies(says("The echo", "exit code 5", "no room"));
  }
}
