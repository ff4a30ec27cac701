package org.modebench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the build leaves beside the jar, to be installed. */
@Timeout(60)
@Tag("any-jdk")
class BesideTheJarIT {
  @ParameterizedTest
  @CsvSource({"man, modebench.1, .fi", "completion, modebench.bash, modebench.bash"})
  void isAllThatTheJarPrints(String command, String file, String end) throws Exception {
    Process jar =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/benchmarks.jar",
                command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    byte[] printed = jar.getInputStream().readAllBytes();

    assertThat(jar.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(jar.exitValue()).isZero();
    assertThat(new String(printed, StandardCharsets.UTF_8).strip()).endsWith(end);
    assertThat(Path.of("target", file)).hasBinaryContent(printed);
  }
}
