package org.modebench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.mode.ExecutionMode;
import org.modebench.process.WorkerMain;
import org.modebench.session.JmhResults;

@Tag("any-jdk")
class RunnerStateTest {
  private static final String COUNTDOWNS = "org.modebench.benchmark.CpuBoundBenchmark.countdowns";

  @ParameterizedTest
  @CsvSource({
    COUNTDOWNS + ",true",
    "org.modebench.benchmark.DivideBenchmark.pieces,false",
    "lab.SortingBenchmark.sorts,false"
  })
  void onlyWorkersOfWorkThatIsKnownStartFast(String benchmark, boolean fast) throws Exception {
    CpuBoundBenchmark.Countdowns batch = countdowns(ExecutionMode.PROCESS_POOL);
    batch.open(JmhResults.params(benchmark, Map.of()));
    try {
      List<String> workers = new ArrayList<>();
      for (ProcessHandle child : ProcessHandle.current().children().toList()) {
        workers.add(Files.readString(Path.of("/proc/" + child.pid() + "/cmdline")));
      }
      workers.removeIf(command -> !command.contains(WorkerMain.class.getName()));
      assertThat(workers)
          .singleElement()
          .satisfies(
              command -> assertThat(command.contains("-XX:TieredStopAtLevel=1")).isEqualTo(fast));
    } finally {
      batch.close();
    }
  }

  /** Of the shortest calls that are timed. */
  private static CpuBoundBenchmark.Countdowns countdowns(ExecutionMode mode) {
    CpuBoundBenchmark.Countdowns batch = new CpuBoundBenchmark.Countdowns();
    batch.mode = mode;
    batch.workers = 1;
    batch.calls = 1;
    batch.limit = 100_000;
    batch.gil = "held";
    return batch;
  }

  @ParameterizedTest
  @EnumSource(names = {"SEQUENTIAL", "THREADS", "EVENT_LOOP", "GIL_THREADS", "PROCESS_POOL"})
  void callsThatDoNothingComeBeforeTheFirstIterationAndAreNotPartOfIt(ExecutionMode mode)
      throws Exception {
    CpuBoundBenchmark.Countdowns batch = countdowns(mode);
    batch.open(JmhResults.params(COUNTDOWNS, Map.of()));
    try {
      assertThat(batch.takeCallTimes()).isNotEmpty();
      batch.beginIteration();
      assertThat(batch.takeCallTimes()).isEmpty();
    } finally {
      batch.close();
    }
  }

  @Test
  void noProcessIsStartedForACallThatDoesNothing() throws Exception {
    CpuBoundBenchmark.Countdowns batch = countdowns(ExecutionMode.PROCESS);
    batch.open(JmhResults.params(COUNTDOWNS, Map.of()));
    try {
      assertThat(batch.takeCallTimes()).isEmpty();
    } finally {
      batch.close();
    }
  }
}
