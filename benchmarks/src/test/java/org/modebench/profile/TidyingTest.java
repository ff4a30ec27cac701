package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.modebench.profile.Recording.Sampled;

/** Stacks as async-profiler 4.5 recorded them on JDK 17. */
class TidyingTest {
  private static final String JMH_WORKER =
      "org.modebench.benchmark.CpuBound.countdowns-jmh-worker-1";

  private static List<String> tidy(
      ProcessKind kind, boolean wall, String thread, String... frames) {
    return new Tidying(kind, wall)
        .tidy(new Sampled(Optional.empty(), thread, List.of(frames), 1))
        .orElse(List.of());
  }

  @Test
  void cutsTheFramesOfJmhBelowTheBenchmark() {
    assertThat(
            tidy(
                ProcessKind.FORK,
                false,
                JMH_WORKER,
                "java/lang/Thread.run_[i]",
                "org/openjdk/jmh/runner/BenchmarkHandler$BenchmarkTask.call_[0]",
                "org/modebench/benchmark/jmh_generated/CpuBoundBenchmark_countdowns_jmhTest.countdowns_avgt_jmhStub_[j]",
                "org/modebench/benchmark/CpuBoundBenchmark.countdowns_[i]",
                "org/modebench/task/Countdown.call_[j]"))
        .containsExactly(
            "fork",
            "[caller]",
            "org/modebench/benchmark/CpuBoundBenchmark.countdowns_[i]",
            "org/modebench/task/Countdown.call_[j]");
  }

  @Test
  void leavesOutJmhItself() {
    assertThat(tidy(ProcessKind.FORK, true, "main", "java/lang/Object.wait")).isEmpty();
    assertThat(
            tidy(
                ProcessKind.FORK,
                false,
                JMH_WORKER,
                "java/lang/Thread.run",
                "org/openjdk/jmh/runner/InfraControl.awaitWarmdownReady"))
        .isEmpty();
    // Consumes what the benchmark returned, above JMH's own frames.
    assertThat(
            tidy(
                ProcessKind.FORK,
                false,
                JMH_WORKER,
                "org/modebench/benchmark/jmh_generated/BaselineBenchmark_handOff_jmhTest.handOff_avgt_jmhStub_[j]",
                "org/openjdk/jmh/infra/Blackhole.consume_[j]"))
        .isEmpty();
    assertThat(tidy(ProcessKind.FORK, true, "pool-1-thread-2", "java/lang/Thread.run", "a/B.c"))
        .containsExactly("fork", "[pool-thread]", "java/lang/Thread.run", "a/B.c");
  }

  @Test
  void leavesOutTheProfiler() {
    assertThat(
            tidy(
                ProcessKind.WORKER,
                false,
                "java",
                "__libc_start_main_alias_2",
                "JLI_Launch",
                "LoadJavaVM",
                "dlopen",
                "Symbols::parseLibraries",
                "__GI___qsort_r"))
        .isEmpty();
    assertThat(tidy(ProcessKind.WORKER, false, "java", "msort_with_tmp.part.0")).isEmpty();
    assertThat(
            tidy(
                ProcessKind.WORKER,
                false,
                "main",
                "clone3",
                "start_thread",
                "thread_start_wrapper",
                "ThreadJavaMain",
                "JavaMain",
                "JNI_CreateJavaVM",
                "Threads::create_vm",
                "Threads::create_vm_init_agents",
                "Agent_OnLoad"))
        .isEmpty();
  }

  @Test
  void leavesOutThreadsOfTheProfiler() {
    assertThat(tidy(ProcessKind.FORK, true, "Async-profiler Timer", "start_thread", "futex"))
        .isEmpty();
  }

  @Test
  void namesAThreadWithoutAName() {
    assertThat(tidy(ProcessKind.FORK, false, "", "clone3", "start_thread", "x"))
        .containsExactly("fork", "[nameless thread]", "x");
  }

  /** Each process has its own numbers for lambdas, hidden classes and copies of functions. */
  @Test
  void namesAFrameAlikeInEveryProcess() {
    assertThat(
            tidy(
                ProcessKind.WORKER,
                false,
                "main",
                "org/modebench/mode/Results$$Lambda.0x00007f34650893c8.run_[j]",
                "foo.isra.0"))
        .isEqualTo(
            tidy(
                ProcessKind.WORKER,
                false,
                "main",
                "org/modebench/mode/Results$$Lambda$14/0x0000000800c03000.run_[j]",
                "foo.part.3"));
  }

  /** They wait for their next delay, event or line, and no call waits for them. */
  @Test
  void leavesOutTheRestOfThreadsThatServeOthers() {
    for (String thread :
        List.of(
            "VirtualThread-unblocker",
            "ForkJoinPool-1-delayScheduler",
            "Training replay",
            "output-lines",
            "error-tail")) {
      assertThat(tidy(ProcessKind.FORK, true, thread, "a/B.c", "___pthread_cond_wait"))
          .as(thread)
          .isEmpty();
      assertThat(tidy(ProcessKind.FORK, true, thread, "a/B.c")).as(thread).isNotEmpty();
    }
  }

  @Test
  void keepsTheStartOfAJvmFromItsFirstInstruction() {
    assertThat(
            tidy(ProcessKind.WORKER, false, "java", "_dl_start_user", "_dl_start", "_dl_relocate"))
        .containsExactly("worker", "[java]", "_dl_start_user", "_dl_start", "_dl_relocate");
    assertThat(
            tidy(
                ProcessKind.WORKER,
                false,
                "main",
                "clone3",
                "start_thread",
                "thread_start_wrapper",
                "ThreadJavaMain",
                "JavaMain",
                "JNI_CreateJavaVM"))
        .containsExactly("worker", "[main]", "ThreadJavaMain", "JavaMain", "JNI_CreateJavaVM");
  }

  @Test
  void namesThePhaseOfTheProcessBeforeTheThread() {
    Sampled sampled =
        new Sampled(
            Optional.of(LifePhase.START), "main", List.of("start_thread", "JNI_CreateJavaVM"), 1);

    assertThat(new Tidying(ProcessKind.WORKER, false).tidy(sampled))
        .contains(List.of("worker", "[start]", "[main]", "JNI_CreateJavaVM"));
  }

  /** HotSpot's dictionary of classes has the name of the profiler's dictionary of texts. */
  @Test
  void tellsTheJvmsDictionaryFromTheProfilers() {
    assertThat(tidy(ProcessKind.WORKER, false, "main", "JavaMain", "Dictionary::find_class"))
        .containsExactly("worker", "[main]", "JavaMain", "Dictionary::find_class");
    assertThat(tidy(ProcessKind.WORKER, false, "main", "JavaMain", "Dictionary::lookup")).isEmpty();
  }

  @Test
  void leavesOutThreadsOnWhoseRestNothingWaits() {
    String[] rest = {
      "start_thread", "thread_native_entry", "VMThread::run", "__futex_abstimed_wait_common"
    };
    assertThat(tidy(ProcessKind.WORKER, true, "VM Thread", rest)).isEmpty();
    assertThat(tidy(ProcessKind.WORKER, true, "", rest)).isEmpty();
    assertThat(tidy(ProcessKind.WORKER, true, "main", rest)).isNotEmpty();
    // A server's main thread waits for the end of its input, a worker's for tasks.
    assertThat(tidy(ProcessKind.SERVER, true, "main", rest)).isEmpty();
    assertThat(tidy(ProcessKind.SERVER, true, "acceptor", rest)).isNotEmpty();
    assertThat(tidy(ProcessKind.WORKER, true, "VM Thread", "VMThread::run", "VM_Exit::doit"))
        .isNotEmpty();
    assertThat(tidy(ProcessKind.WORKER, false, "VM Thread", rest)).isNotEmpty();
  }
}
