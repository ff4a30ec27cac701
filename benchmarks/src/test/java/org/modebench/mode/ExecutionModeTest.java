package org.modebench.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.modebench.task.ApiCall;
import org.modebench.task.Completion;
import org.modebench.task.EventLoop;
import org.modebench.task.InterpreterLock;
import org.modebench.task.Task;

/** What is particular to each mode: which threads and processes do the work. */
@Timeout(60)
class ExecutionModeTest {

  private static final int CALLS = 8;

  private final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());

  /** Keeps the thread that runs it. */
  private final class Witness implements Task {
    @Override
    public long call() {
      threads.add(Thread.currentThread());
      return 1;
    }

    @Override
    public long callHolding(InterpreterLock lock) {
      return call();
    }

    @Override
    public long expected() {
      return 1;
    }

    @Override
    public String toText() {
      return "witness";
    }
  }

  private Set<Thread> threadsOf(TaskRunner runner) throws Exception {
    threads.clear();
    runner.run(IntStream.range(0, CALLS).mapToObj(i -> new Witness()).toList());
    assertThat(threads).hasSize(CALLS);
    return new HashSet<>(threads);
  }

  @Test
  void sequentialRunsInTheCaller() throws Exception {
    try (TaskRunner runner = ExecutionMode.SEQUENTIAL.open(1)) {
      assertThat(threadsOf(runner)).containsExactly(Thread.currentThread());
    }
  }

  @Test
  void sequentialHasOneWorker() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExecutionMode.SEQUENTIAL.open(2))
        .satisfies(saying("SEQUENTIAL", "1 worker", "2"));
  }

  @Test
  void threadsAreNewForEachBatch() throws Exception {
    try (TaskRunner runner = ExecutionMode.THREADS.open(3)) {
      assertThat(threadsOf(runner)).doesNotContainAnyElementsOf(threadsOf(runner));
    }
  }

  @Test
  void gilThreadsAreNewForEachBatch() throws Exception {
    try (TaskRunner runner = ExecutionMode.GIL_THREADS.open(3)) {
      assertThat(threadsOf(runner)).doesNotContainAnyElementsOf(threadsOf(runner));
    }
  }

  @Test
  void aPoolHasTheSameThreadsForEachBatch() throws Exception {
    try (TaskRunner runner = ExecutionMode.THREAD_POOL.open(1)) {
      assertThat(threadsOf(runner))
          .isEqualTo(threadsOf(runner))
          .doesNotContain(Thread.currentThread());
    }
  }

  /** On JDK 17 submit().get() would run the work in the caller. */
  @Test
  void forkJoinRunsInThePool() throws Exception {
    try (TaskRunner runner = ExecutionMode.FORK_JOIN.open(2)) {
      for (int batch = 0; batch < 50; batch++) {
        assertThat(threadsOf(runner)).allMatch(thread -> thread instanceof ForkJoinWorkerThread);
      }
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void everyCallHasAVirtualThreadOfItsOwn() throws Exception {
    try (TaskRunner runner = ExecutionMode.VIRTUAL_THREADS.open(2)) {
      assertThat(threadsOf(runner))
          .hasSize(CALLS)
          .allMatch(thread -> thread.getClass().getName().contains("VirtualThread"));
    }
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_20)
  void virtualThreadsNeedJava21() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ExecutionMode.VIRTUAL_THREADS.open(1))
        .satisfies(saying("VIRTUAL_THREADS", "Java 21", "Java " + Runtime.version().feature()));
  }

  @Test
  void onlyVirtualThreadsNeedMoreThanJava17() {
    for (ExecutionMode mode : ExecutionMode.values()) {
      assertThat(mode.minimumJava())
          .as(mode.name())
          .isEqualTo(mode == ExecutionMode.VIRTUAL_THREADS ? 21 : 17);
    }
  }

  /**
   * Exactly one thread runs the calls that compute and those that do I/O, and it is not the caller.
   */
  @Test
  void theEventLoopHasOneThreadForEverything() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (CountingApi api = new CountingApi(4);
        TaskRunner runner = ExecutionMode.EVENT_LOOP.open(4)) {
      Set<Thread> computing = threadsOf(runner);
      AtomicReference<Thread> io = new AtomicReference<>();
      List<Task> calls = new ArrayList<>();
      for (ApiCall call : api.calls(8, "/each")) {
        calls.add(new LandingWitness(call, io));
      }
      runner.run(calls);
      Thread landedOn = Objects.requireNonNull(io.get());
      assertThat(computing).containsExactly(landedOn);
      assertThat(landedOn.getName()).startsWith(EventLoop.THREAD_NAME);
      long loops =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> !before.contains(thread))
              .filter(thread -> thread.getName().startsWith(EventLoop.THREAD_NAME))
              .count();
      assertThat(loops).isEqualTo(1);
    }
  }

  /** An API call that keeps the thread on which its answer arrives. */
  private record LandingWitness(ApiCall inner, AtomicReference<Thread> landedOn) implements Task {

    @Override
    public void start(EventLoop loop, Completion completion) {
      inner.start(
          loop,
          new Completion() {
            @Override
            public void completed(long checksum) {
              Thread before = landedOn.getAndSet(Thread.currentThread());
              if (before != null && !before.equals(Thread.currentThread())) {
                completion.failed(new AssertionError("answers arrive on two threads"));
                return;
              }
              completion.completed(checksum);
            }

            @Override
            public void failed(Throwable cause) {
              completion.failed(cause);
            }
          });
    }

    @Override
    public long call() throws IOException {
      return inner.call();
    }

    @Override
    public long callHolding(InterpreterLock lock) throws IOException {
      return inner.callHolding(lock);
    }

    @Override
    public long expected() {
      return inner.expected();
    }

    @Override
    public String toText() {
      return inner.toText();
    }
  }

  @Test
  void aProcessForEachWorkerOfEachBatch() throws Exception {
    Set<Long> first = workerProcessesDuringABatchOf(ExecutionMode.PROCESS, 2).get(0);
    assertThat(first).hasSize(2);
  }

  @Test
  void processesAreNewForEachBatchAndPooledOnesAreNot() throws Exception {
    List<Set<Long>> fresh = workerProcessesDuringABatchOf(ExecutionMode.PROCESS, 2);
    assertThat(fresh.get(0)).doesNotContainAnyElementsOf(fresh.get(1));
    List<Set<Long>> pooled = workerProcessesDuringABatchOf(ExecutionMode.PROCESS_POOL, 2);
    assertThat(pooled.get(0)).hasSize(2).isEqualTo(pooled.get(1));
  }

  private static List<Set<Long>> workerProcessesDuringABatchOf(ExecutionMode mode, int workers)
      throws Exception {
    List<Set<Long>> seen = new ArrayList<>();
    Set<Long> before = childProcesses();
    try (CountingApi api = new CountingApi(workers);
        TaskRunner runner = mode.open(workers)) {
      api.whenFull(
          () -> {
            Set<Long> now = childProcesses();
            now.removeAll(before);
            seen.add(now);
          });
      runner.run(api.calls(workers, "/each"));
      runner.run(api.calls(workers, "/each"));
    }
    assertThat(seen).hasSize(2);
    return seen;
  }

  private static Set<Long> childProcesses() {
    Set<Long> pids = new HashSet<>();
    ProcessHandle.current().children().forEach(child -> pids.add(child.pid()));
    return pids;
  }
}
