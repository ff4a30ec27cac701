package org.modebench.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.modebench.analysis.text.Facts.saying;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.modebench.task.ApiCall;
import org.modebench.task.Countdown;
import org.modebench.task.CovidAnswer;
import org.modebench.task.EmptyTask;
import org.modebench.task.Task;

/** What every mode must do. */
@Timeout(120)
class TaskRunnerContractTest {

  static Stream<Arguments> modesAndWorkers() {
    return available()
        .flatMap(
            mode ->
                (mode.hasOneWorker() ? IntStream.of(1) : IntStream.of(1, 2, 5))
                    .mapToObj(workers -> Arguments.of(mode, workers)));
  }

  private static Stream<ExecutionMode> available() {
    return Stream.of(ExecutionMode.values())
        .filter(mode -> Runtime.version().feature() >= mode.minimumJava());
  }

  static Stream<ExecutionMode> modes() {
    return available();
  }

  @ParameterizedTest
  @MethodSource("modesAndWorkers")
  void runsEachTaskOnceAndAsManyAtOnceAsItHasWorkers(ExecutionMode mode, int workers)
      throws Exception {
    try (CountingApi api = new CountingApi(workers);
        TaskRunner runner = mode.open(workers)) {
      long[] checksums = runner.run(api.calls(10, "/each"));

      for (int n = 0; n < 10; n++) {
        assertThat(checksums[n])
            .as("result %d", n)
            .isEqualTo(CovidAnswer.checksum(CountingApi.document(n)));
        assertThat(api.arrivals().get(n)).as("arrivals of call %d", n).hasValue(1);
      }
      assertThat(api.arrivals()).hasSize(10);
      assertThat(api.mostAtOnce()).isEqualTo(workers);
    }
  }

  @ParameterizedTest
  @MethodSource("modesAndWorkers")
  void computesEveryCountdown(ExecutionMode mode, int workers) throws Exception {
    List<Task> tasks = new ArrayList<>();
    for (int limit = 0; limit < 10; limit++) {
      tasks.add(new Countdown(10_000 * limit));
    }
    Batch batch = new Batch(tasks);
    long sum = tasks.stream().mapToLong(Task::expected).sum();
    try (TaskRunner runner = mode.open(workers)) {
      assertThat(batch.runOn(runner)).isEqualTo(sum);
      assertThat(batch.runOn(runner)).as("a second batch").isEqualTo(sum);
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void runsABatchOfOneTask(ExecutionMode mode) throws Exception {
    try (TaskRunner runner = mode.open(1)) {
      assertThat(runner.run(List.of(new EmptyTask()))).containsExactly(new EmptyTask().expected());
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aFailingTaskSurfacesWithItsCauseAndTheRunnerGoesOn(ExecutionMode mode) throws Exception {
    try (CountingApi api = new CountingApi(1);
        TaskRunner runner = mode.open(mode.hasOneWorker() ? 1 : 2)) {
      List<ApiCall> calls = api.calls(6, "/fails");
      String call = calls.get(3).toString();
      String uri = call.replace("api-call ", "");

      assertThatExceptionOfType(TaskFailedException.class)
          .isThrownBy(() -> runner.run(calls))
          .satisfies(saying("Task 4 (" + call + ")", uri, "200", "500"));
      assertThat(runner.run(api.calls(2, "/each"))).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void anAnswerThatIsNoneFailsTheTask(ExecutionMode mode) throws Exception {
    try (CountingApi api = new CountingApi(1);
        TaskRunner runner = mode.open(1)) {
      assertThatExceptionOfType(TaskFailedException.class)
          .isThrownBy(() -> runner.run(api.calls(1, "/malformed")))
          .satisfies(saying("Task 1", "JSON array", "one object"));
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aServerThatIsGoneFailsTheTask(ExecutionMode mode) throws Exception {
    CountingApi api = new CountingApi(1);
    List<ApiCall> calls = api.calls(1, "/gone");
    api.close();
    try (TaskRunner runner = mode.open(1)) {
      assertThatExceptionOfType(TaskFailedException.class)
          .isThrownBy(() -> runner.run(calls))
          .satisfies(saying("Task 1", "127.0.0.1:", "refused"));
    }
  }

  /**
   * The API here answers each call differently, so that the checksum of the real API is not met.
   */
  @ParameterizedTest
  @MethodSource("modes")
  void aWrongChecksumFailsTheBatch(ExecutionMode mode) throws Exception {
    try (CountingApi api = new CountingApi(1);
        TaskRunner runner = mode.open(1)) {
      List<ApiCall> calls = api.calls(1, "/each");
      assertThatExceptionOfType(WrongResultException.class)
          .isThrownBy(() -> new Batch(calls).runOn(runner))
          .satisfies(
              saying(
                  "Task 1 (" + calls.get(0) + ")",
                  Long.toHexString(CovidAnswer.expectedChecksum()),
                  Long.toHexString(CovidAnswer.checksum(CountingApi.document(0)))));
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void keepsItsConnectionsFromBatchToBatch(ExecutionMode mode) throws Exception {
    assumeTrue(mode != ExecutionMode.PROCESS, "its workers live for a batch");
    try (CountingApi api = new CountingApi(1);
        TaskRunner runner = mode.open(1)) {
      for (int batch = 0; batch < 3; batch++) {
        runner.run(api.calls(2, "/each"));
      }
      assertThat(api.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void nothingIsLeftAfterClose(ExecutionMode mode) throws Exception {
    Set<Thread> before = threads();
    Set<ProcessHandle> processesBefore = processes();
    try (CountingApi api = new CountingApi(1)) {
      try (TaskRunner runner = mode.open(mode.hasOneWorker() ? 1 : 3)) {
        runner.run(api.calls(4, "/each"));
      }
    }
    Set<Thread> left = Collections.emptySet();
    // The API's own threads, which are not under test, may take a moment to end.
    for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5); System.nanoTime() < end; ) {
      left = threads();
      left.removeAll(before);
      if (left.isEmpty()) {
        break;
      }
      Thread.sleep(10);
    }
    assertThat(left).isEmpty();
    // Of those before, one that an earlier test has killed may have ended meanwhile.
    Set<ProcessHandle> processesLeft = processes();
    processesLeft.removeAll(processesBefore);
    assertThat(processesLeft).isEmpty();
  }

  /** The JDK's own: one that reaps processes, and pools of the virtual threads' scheduler. */
  private static final List<String> JDK_THREADS =
      List.of("process reaper", "ForkJoinPool-1-worker", "VirtualThread-unparker");

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .filter(t -> JDK_THREADS.stream().noneMatch(name -> t.getName().startsWith(name)))
        .collect(Collectors.toSet());
  }

  private static Set<ProcessHandle> processes() {
    return ProcessHandle.current().descendants().collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource(ExecutionMode.class)
  void refusesToHaveNoWorkers(ExecutionMode mode) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mode.open(0))
        .satisfies(saying("workers", "1 or more", "0"));
  }
}
