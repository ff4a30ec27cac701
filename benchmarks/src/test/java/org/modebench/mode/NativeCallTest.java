package org.modebench.mode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modebench.task.InterpreterLock;
import org.modebench.task.NativeCall;
import org.modebench.task.Task;

@Tag("any-jdk")
@Timeout(30)
class NativeCallTest {

  /** Returns only when as many are in it as the barrier has parties. */
  private record Meeting(CyclicBarrier barrier) implements Task {
    @Override
    public long call() throws Exception {
      barrier.await();
      return 1;
    }

    @Override
    public long callHolding(InterpreterLock lock) throws Exception {
      return call();
    }

    @Override
    public long expected() {
      return 1;
    }

    @Override
    public String toText() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void twoOfThemRunAtOnceUnderTheGlobalLock() throws Exception {
    Task meeting = new NativeCall(new Meeting(new CyclicBarrier(2)));
    try (TaskRunner threads = ExecutionMode.GIL_THREADS.open(2)) {
      assertThat(threads.run(List.of(meeting, meeting))).containsExactly(1, 1);
    }
  }
}
