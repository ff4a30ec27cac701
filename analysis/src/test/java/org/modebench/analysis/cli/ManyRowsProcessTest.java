package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.results.ManyRows;
import org.modebench.analysis.results.ManyRows.Shape;

/**
 * A million rows take less than 1 GiB of memory, in a JVM as a user starts it: with no heap given.
 */
@EnabledOnOs(OS.LINUX) // which tells the peak of a process' memory in a file
@Timeout(300)
class ManyRowsProcessTest {
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*([0-9]+) kB");

  @TempDir private Path folder;

  /** A report has every table, too, and plots with a dot for a fork. */
  @ParameterizedTest
  @CsvSource({"report, CELLS", "tables, ITERATIONS"})
  void aMillionRowsTakeLessThanAGibibyte(String command, Shape shape)
      throws IOException, InterruptedException {
    Path rows = folder.resolve("results.csv");
    ManyRows.write(shape, 1_000_000, rows);
    assertThat(peakMebibytes(command, rows)).isBetween(64L, 1023L);
  }

  /** The peak resident memory of a command that reads the rows and writes one file. */
  private long peakMebibytes(String command, Path rows) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // What a machine of 24 GB gives by itself: on a small one the heap could not grow
                // as far, and the test would show nothing.
                "-Xms384m",
                "-Xmx6g",
                "-XX:+UseG1GC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                command,
                rows.toString(),
                "-o",
                folder.resolve("written").toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    Process process = builder.start();
    try {
      long peak = 0;
      while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, peakMebibytes(process));
      }
      assertThat(process.exitValue()).as(Files.readString(out)).isZero();
      return peak;
    } finally {
      process.destroyForcibly();
    }
  }

  /** The peak so far; 0 if the process has just ended. */
  private static long peakMebibytes(Process process) {
    try {
      Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc", process.pid() + "", "status")));
      return peak.find() ? Long.parseLong(peak.group(1)) / 1024 : 0;
    } catch (IOException ended) {
      return 0;
    }
  }
}
