package org.modebench.mode;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modebench.process.PlayedWorkers;
import org.modebench.process.WorkerProcesses;
import org.modebench.task.EmptyTask;
import org.modebench.task.Task;

/**
 * Whoever takes a task answers for it. A worker dies at a moment that nobody chooses, so that each
 * script is played often enough for its death to be seen before, in and after an answer.
 */
@Timeout(60)
class DyingWorkersTest {
  private static final int OFTEN = 15;
  private static final String ANSWER = "read task; echo +5eed;";

  private static void diesWith(
      int exitCode, String script, BiFunction<Integer, WorkerProcesses, TaskRunner> mode)
      throws Exception {
    List<Task> tasks = Collections.nCopies(4, new EmptyTask());
    for (int i = 0; i < OFTEN; i++) {
      try (TaskRunner runner = mode.apply(2, PlayedWorkers.of(script))) {
        assertThatExceptionOfType(TaskFailedException.class)
            .isThrownBy(() -> new Batch(tasks).runOn(runner))
            .withMessageContaining("ended with exit code " + exitCode)
            .withMessageContaining("no room");
      }
    }
  }

  @Test
  void aWorkerThatDiesAtOnceFailsItsTask() throws Exception {
    diesWith(3, "echo 'no room' >&2; exit 3", Processes::new);
  }

  @Test
  void aWorkerThatDiesAfterAnAnswerFailsItsNextTask() throws Exception {
    diesWith(4, ANSWER + "echo 'no room' >&2; exit 4", Processes::new);
  }

  @Test
  void aPooledWorkerThatDiesAfterAnAnswerFailsItsNextTask() throws Exception {
    // The first answer is that of its start.
    diesWith(5, ANSWER + ANSWER + "echo 'no room' >&2; exit 5", ProcessPool::new);
  }
}
