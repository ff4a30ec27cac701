package org.modebench.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class PrimitiveTest {

  @ParameterizedTest
  @EnumSource
  void isDoneAsOftenAsAskedAndLeavesNothingBehind(Primitive unit) throws Exception {
    assumeTrue(
        (unit != Primitive.VIRTUAL && unit != Primitive.YIELD)
            || Runtime.version().feature() >= 21);
    try (Repetition repetition = unit.open(1)) {
      assertThat(repetition.run(7)).isEqualTo(7);
      int more = unit == Primitive.PROCESS ? 3 : 2_001;
      assertThat(repetition.run(more)).as("a second batch").isEqualTo(more);
    }
    assertThat(ProcessHandle.current().children()).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("partner", "event-loop");
  }

  @ParameterizedTest
  @CsvSource({"PARK, 1000", "PARK, 1000000", "PIPE, 1000", "PIPE, 1000000"})
  void messagesOfEachSizeAreAnswered(Primitive unit, int bytes) throws Exception {
    try (Repetition repetition = unit.open(bytes)) {
      assertThat(repetition.run(20)).isEqualTo(20);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "'0,1', 1", "0-3, 3", "'0-3,8', 8", "'1,4-7', 7"})
  void theLastCpuOfAListIsTheOneThatAllArePutOn(String list, String last) {
    assertThat(OneCpu.lastOf(list)).isEqualTo(last);
  }

  /** In a process of its own, since it cannot be undone for one that may not use others. */
  @Test
  void everyThreadIsPutOnOneCpu() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/taskset")));
    String allowed = printedBy(Pinned.class);
    assertThat(allowed.lines()).isNotEmpty().allMatch(cpu -> cpu.matches("[0-9]+"));
    assertThat(allowed.lines().distinct()).hasSize(1);
  }

  private static String printedBy(Class<?> program) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    program.getName()))
            .redirectErrorStream(true)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    return printed;
  }

  /** Prints on which CPUs each of its threads may run. */
  static final class Pinned {
    private Pinned() {}

    public static void main(String[] args) throws Exception {
      OneCpu.pinThisProcess();
      try (var threads = Files.list(Path.of("/proc/self/task"))) {
        for (Path thread : (Iterable<Path>) threads::iterator) {
          Files.readAllLines(thread.resolve("status"), StandardCharsets.ISO_8859_1).stream()
              .filter(line -> line.startsWith("Cpus_allowed_list:"))
              .forEach(line -> System.out.println(line.split(":", 2)[1].strip()));
        }
      }
    }
  }

  /** Prints what a thread takes of the heap that keeps 10 kB. */
  static final class Keeping {
    private Keeping() {}

    public static void main(String[] args) throws Exception {
      ThreadMemory memory =
          ThreadMemory.measure(
              task -> {
                byte[] kept = new byte[10_000];
                return new Thread(
                    () -> {
                      task.run();
                      kept[0]++;
                    });
              },
              300);
      System.out.println(memory.heapBytes());
    }
  }

  /**
   * What a thread keeps, and what it needs besides: in a process of its own, as in a fork, since
   * what else runs in this one allocates, too.
   */
  @Test
  void whatAThreadTakesOfTheHeapIsFoundBySlope() throws Exception {
    assertThat(Double.parseDouble(printedBy(Keeping.class))).isBetween(9_000.0, 15_000.0);
  }
}
