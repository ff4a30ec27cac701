package org.modebench.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.http.ApiClient;
import org.modebench.mode.Batch;
import org.modebench.mode.ExecutionMode;
import org.modebench.mode.TaskFailedException;
import org.modebench.mode.TaskRunner;
import org.modebench.task.ApiCall;
import org.modebench.task.Countdown;
import org.modebench.task.Task;
import org.modebench.task.TimedTask;

class CallTimesTest {

  @Test
  void tellsTheMedianAndTheLongestOfTheCallsSinceItWasLastAsked() {
    CallTimes times = new CallTimes();
    for (long millis : new long[] {3, 1, 2, 50, 4}) {
      times.accept(millis * 1_000_000);
    }
    assertThat(times.take().get(Metrics.CALL_P50)).isCloseTo(0.003, within(1e-5));
    assertThat(times.take()).isEmpty();
    times.accept(7_000_000);
    assertThat(times.take().get(Metrics.CALL_MAX)).isCloseTo(0.007, within(1e-5));
  }

  /** Those in other processes too: from when they are handed over until the answer is there. */
  @ParameterizedTest
  @EnumSource(ExecutionMode.class)
  void everyModeTellsOfEachCallOnce(ExecutionMode mode) throws Exception {
    if (mode.minimumJava() > Runtime.version().feature()) {
      return;
    }
    List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      tasks.add(new TimedTask(new Countdown(1000 * i), nanos::add));
    }
    long begin = System.nanoTime();
    try (TaskRunner runner = mode.open(mode.hasOneWorker() ? 1 : 2)) {
      new Batch(tasks).runOn(runner);
    }
    long all = System.nanoTime() - begin;
    assertThat(nanos).hasSize(7).allMatch(each -> each > 0 && each <= all);
  }

  @Test
  void aCallThatFailsHasNoTime() throws Exception {
    List<Long> nanos = new ArrayList<>();
    URI nobody = URI.create("http://127.0.0.1:1/");
    try (ApiClient client = new ApiClient();
        TaskRunner runner = ExecutionMode.SEQUENTIAL.open(1)) {
      Task failing = new TimedTask(new ApiCall(nobody, client), nanos::add);
      assertThatExceptionOfType(TaskFailedException.class)
          .isThrownBy(() -> runner.run(List.of(failing)));
    }
    assertThat(nanos).isEmpty();
  }
}
