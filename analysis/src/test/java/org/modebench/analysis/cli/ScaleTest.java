package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.analysis.results.ManyRows;
import org.modebench.analysis.results.ManyRows.Shape;

/**
 * What is allocated grows as the number of rows does, not as its square: a count that, unlike time,
 * is the same on every machine.
 */
class ScaleTest {
  private static final int ROWS = 7_000;
  private static final int TIMES = 4;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Shape.class,
      names = {"TIDY", "HISTORY", "FORKS", "ITERATIONS", "REASONS"})
  void fourTimesTheRowsTakeAboutFourTimesTheMemory(Shape shape) throws IOException {
    allocated(shape, ROWS);
    long few = allocated(shape, ROWS);
    long many = allocated(shape, TIMES * ROWS);
    assertThat((double) many / few).isBetween(1.0, 1.7 * TIMES);
  }

  private long allocated(Shape shape, int rows) throws IOException {
    Path file = folder.resolve("results.csv");
    ManyRows.write(shape, rows, file);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    int status =
        Main.run(
            new String[] {"tables", file.toString()},
            new ByteArrayOutputStream(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    assertThat(status).isZero();
    return thread.getCurrentThreadAllocatedBytes() - before;
  }
}
