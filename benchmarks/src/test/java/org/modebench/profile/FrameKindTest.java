package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.flames.Stacks;

/** Typical stacks, as {@link Tidying} leaves those that async-profiler 4.5 records on JDK 17. */
class FrameKindTest {
  private static FrameKind kind(String stack, boolean wall) {
    return FrameKind.of(Arrays.asList(stack.split(" ", -1)), wall);
  }

  @ParameterizedTest
  @CsvSource({
    "TASK,    fork [caller] org/modebench/benchmark/CpuBoundBenchmark.countdowns_[j] org/modebench/mode/Sequential.run_[j] org/modebench/task/Countdown.call_[j]",
    "TASK,    worker [main] org/modebench/mode/process/WorkerMain.main_[0] org/modebench/mode/process/WorkerMain.answer_[0] org/modebench/task/Countdown.countDown_[1]",
    "TASK,    server [http] org/modebench/server/HelloRequest.parse_[j]",
    "HANDOFF, fork [Thread] org/modebench/task/Countdown.call_[j] org/modebench/mode/gil/GlobalInterpreterLock.take_[j] java/util/concurrent/locks/LockSupport.park_[0] Unsafe_Park",
    "HANDOFF, fork [caller] org/modebench/mode/Threads.run_[j] java/lang/Thread.start_[j] java/lang/Thread.start0_[0] JVM_StartThread os::create_thread",
    "HANDOFF, worker [main] org/modebench/mode/process/WorkerMain.work_[0] java/io/FileOutputStream.write_[0] write",
    "STARTUP, worker [main] ThreadJavaMain JavaMain JNI_CreateJavaVM Threads::create_vm init_globals universe_init",
    "STARTUP, worker [java] _dl_start_user _dl_start _dl_relocate_object",
    "STARTUP, worker [main] unknown_nmethod",
    "STARTUP, worker [main] org/modebench/mode/process/WorkerMain.answer_[0] org/modebench/task/TaskReader.read_[0] InterpreterRuntime::resolve_from_cache LinkResolver::resolve_invoke",
    "STARTUP, worker [main] sun/launcher/LauncherHelper.checkAndLoadMain_[0] java/lang/Class.forName_[0]",
    "STARTUP, fork [Thread] org/modebench/mode/Processes.runTasks_[0] java/lang/ProcessBuilder.start_[0] java/lang/ProcessImpl.forkAndExec_[0]",
    "STARTUP, worker [start] [main] no_Java_frame",
    "STARTUP, worker [start] [main] os::create_thread ___pthread_create",
    "STARTUP, worker [load] [main] org/modebench/task/TaskReader.read_[0]",
    "STARTUP, worker [work] [main] SystemDictionary::resolve_or_null",
    "TASK,    worker [work] [main] org/modebench/task/Countdown.countDown_[1]",
    "HANDOFF, worker [work] [main] org/modebench/mode/process/WorkerMain.say_[0] write",
    "EXIT,    worker [exit] [main] org/modebench/mode/process/Lines.next_[0] read",
    "JIT,     worker [start] [C1 CompilerThre] CompileBroker::compiler_thread_loop",
    "OTHER,   fork [start] a/Thread.named_[0]",
    "EXIT,    worker [main] org/modebench/mode/process/WorkerMain.main_[0] java/lang/Runtime.halt_[0] java/lang/Shutdown.halt0_[0] JVM_Halt before_exit",
    "JIT,     worker [C1 CompilerThre] CompileBroker::compiler_thread_loop CompileBroker::invoke_compiler_on_method Compiler::compile_method",
    "JIT,     fork [C2 CompilerThre] CompileBroker::compiler_thread_loop Compile::Compile PhaseChaitin::Register_Allocate",
    "STARTUP, worker [main] JNI_CreateJavaVM Threads::create_vm universe_init SerialHeap::initialize",
    "TASK,    fork [pool-thread] org/modebench/mode/ThreadPool.run_[j] org/modebench/task/ApiCall.call_[j] java/util/concurrent/locks/ReentrantLock.lock_[j] sun/nio/ch/NioSocketImpl.write_[j] send",
    "HANDOFF, fork [pool-thread] org/modebench/mode/ThreadPool.run_[j] java/util/concurrent/LinkedBlockingQueue.take_[j]",
    "HANDOFF, fork [event-loop] org/modebench/task/LoopClient.answered_[j] org/modebench/mode/LoopRunner.next_[j] java/util/concurrent/CountDownLatch.countDown_[j]",
    "GC,      fork [GC Thread] WorkerThread::run G1ParTask::work",
    "GC,      worker [VM Thread] VMThread::run VM_GenCollectForAllocation::doit GenCollectedHeap::do_collection",
    "OTHER,   fork [caller] org/modebench/benchmark/CpuBoundBenchmark.countdowns_[j] unknown_nmethod"
  })
  void ofCpuTime(FrameKind kind, String stack) {
    assertThat(kind(stack, false)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "WAITING, fork [pool-thread] org/modebench/task/ApiCall.call_[j] java/net/Socket$SocketInputStream.read_[j] sun/nio/ch/Net.poll_[0] Java_sun_nio_ch_Net_poll __poll",
    "WAITING, fork [event-loop] io/netty/channel/epoll/Native.epollWait_[0] epoll_wait",
    "WAITING, fork [caller] org/modebench/mode/Threads.run_[j] java/lang/Thread.join_[j] JVM_MonitorWait __futex_abstimed_wait_common",
    "WAITING, worker [main] org/modebench/mode/process/WorkerMain.work_[j] java/io/FileInputStream.readBytes_[0] __GI_read",
    "WAITING, server [acceptor] sun/nio/ch/Net.accept_[0] __GI_accept",
    "WAITING, worker [main] java/lang/Thread.sleep_[0] os::PlatformEvent::park ___pthread_cond_timedwait",
    "TASK,    fork [pool-thread] org/modebench/task/ApiCall.call_[j] org/modebench/task/CovidAnswer.parse_[j]",
    "STARTUP, worker [java] JLI_Launch LoadJavaVM dlopen _dl_map_object",
    "JIT,     fork [C2 CompilerThre] CompileBroker::compiler_thread_loop CompileBroker::invoke_compiler_on_method"
  })
  void ofTimeByTheClock(FrameKind kind, String stack) {
    assertThat(kind(stack, true)).isEqualTo(kind);
  }

  /** On the CPU a thread that is about to wait is handing over. */
  @Test
  void waitsByTheClockOnly() {
    String stack =
        "fork [pool-thread] java/util/concurrent/locks/LockSupport.park_[j] Unsafe_Park futex_wait";
    assertThat(kind(stack, true)).isEqualTo(FrameKind.WAITING);
    assertThat(kind(stack, false)).isEqualTo(FrameKind.HANDOFF);
  }

  @Test
  void sharesAddUpToTheWhole() {
    Stacks stacks =
        Stacks.parse(
            "worker;[main];JNI_CreateJavaVM 3\nworker;[main];org/modebench/task/A.b 1\nfork;[x];y 4\nmock;[z];y 99\n");
    Shares shares = Shares.of(stacks, false);

    assertThat(shares.of(FrameKind.STARTUP)).isEqualTo(0.375);
    assertThat(shares.of(FrameKind.TASK)).isEqualTo(0.125);
    assertThat(shares.of(FrameKind.OTHER)).isEqualTo(0.5);
    assertThat(Arrays.stream(FrameKind.values()).mapToDouble(shares::of).sum()).isEqualTo(1);
    assertThat(Shares.of(new Stacks(), false).of(FrameKind.TASK)).isZero();
  }
}
