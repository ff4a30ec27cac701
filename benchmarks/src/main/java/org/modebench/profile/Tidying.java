package org.modebench.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.modebench.analysis.flames.FrameNames;
import org.modebench.profile.Recording.Sampled;

/**
 * What becomes of a stack before it is shown: it begins with the kind of its process, the phase of
 * that one's life where it is known, and the kind of its thread, and JMH's frames, the profiler's
 * own stacks, and threads on whose rest nothing waits are left out.
 */
final class Tidying {
  /** The name of the thread that calls the benchmark, which JMH names after it at length. */
  static final String CALLER = "[caller]";

  /** A thread that ended before the profiler could ask for its name, or has none yet. */
  private static final String NAMELESS = "nameless thread";

  private static final Pattern PROFILER =
      Pattern.compile(
          "(?:Symbols::parse|ElfParser::|DwarfParser::|Profiler::|VM::(?:init|VMInit|VMDeath|loadAll)"
              + "|VMStructs::(?!read)|WallClock::|CTimer::|FlightRecorder::|Recording::|LateInitializer"
              + "|_GLOBAL__sub_I_|Agent_On|Lookup::|Dictionary::(?:lookup|collect|clear)|CallTraceStorage::"
              + "|JavaAPI"
              + "|one/profiler/|AttachListener|attach_listener_thread_entry).*");

  /** Frames at the root of every native thread, which tell nothing. */
  private static final Set<String> BOTTOM =
      Set.of(
          "unknown",
          "clone3",
          "__clone3",
          "_start",
          "start_thread",
          "thread_start",
          "_pthread_start",
          "thread_start_wrapper",
          "thread_native_entry",
          "Thread::call_run",
          "JavaThread::thread_main_inner",
          "JavaThread::run");

  /** Threads of the JVM, of JMH and of this project's supervision, on whose rest nothing waits. */
  private static final Pattern SERVICE_THREAD =
      Pattern.compile(
          "(?:|java|VM Thread|VM Periodic.*|Signal Dispatch.*|Service Thread|Monitor Deflat.*|C[12] Compiler.*"
              + "|Sweeper.*|Notification.*|Common-Cleaner|Finalizer|Reference Handl.*|G1 .*|GC Thread.*"
              + "|Attach Listener|process reaper.*|parent-watch|worker-watchdog|JMH.*|DestroyJavaVM|JFR .*"
              + "|VirtualThread-un(?:parker|blocker)|ForkJoinPool-\\d+-delayScheduler|Cleaner-\\d+|InnocuousThread.*"
              + "|Training replay.*|output-lines|error-tail)");

  private static final String PROFILER_THREAD = "Async-profiler";

  private static final Pattern LAUNCHER =
      Pattern.compile("JLI_.*|_dl_.*|__libc_start.*|.*/bin/java");
  private static final Pattern STUB = Pattern.compile(".*_jmhTest\\..*_jmhStub.*");
  private static final Pattern JMH = Pattern.compile("org/openjdk/jmh/.*|.*/jmh_generated/.*");

  private final ProcessKind process;
  private final boolean wall;
  private final Map<String, String> names = new HashMap<>();

  /**
   * @param wall whether the samples are of time by the clock
   */
  Tidying(ProcessKind process, boolean wall) {
    this.process = process;
    this.wall = wall;
  }

  /** The frames to show; empty if the stack is not to be shown. */
  Optional<List<String>> tidy(Sampled sampled) {
    if (sampled.thread().startsWith(PROFILER_THREAD)
        || sampled.frames().stream().anyMatch(frame -> PROFILER.matcher(frame).matches())) {
      return Optional.empty();
    }
    List<String> frames = withoutBottom(sampled.frames());
    String thread = '[' + (sampled.thread().isEmpty() ? NAMELESS : sampled.thread()) + ']';
    if (process == ProcessKind.FORK) {
      int stub = lastIndex(frames, STUB);
      if (stub >= 0) {
        frames = frames.subList(stub + 1, frames.size());
        thread = CALLER;
        if (!frames.isEmpty() && JMH.matcher(frames.get(0)).matches()) {
          return Optional.empty();
        }
      } else if (isOfJmh(sampled.thread(), frames)) {
        return Optional.empty();
      }
    }
    if (process == ProcessKind.WORKER && isCutInLauncher(sampled)) {
      return Optional.empty();
    }
    if (frames.isEmpty() || (wall && isService(sampled.thread()) && FrameKind.isBlocked(frames))) {
      return Optional.empty();
    }
    List<String> whole = new ArrayList<>();
    whole.add(process.frame());
    sampled.phase().ifPresent(phase -> whole.add(phase.frame()));
    whole.add(FrameNames.normal(thread));
    frames.forEach(frame -> whole.add(names.computeIfAbsent(frame, FrameNames::normal)));
    return Optional.of(whole);
  }

  /** The main thread of a server does nothing but wait for the end of its input. */
  private boolean isService(String thread) {
    return SERVICE_THREAD.matcher(thread).matches()
        || (thread.equals("main")
            && (process == ProcessKind.SERVER || process == ProcessKind.MOCK));
  }

  /**
   * The launcher's first thread does nothing but load the JVM, and in it the profiler its symbols:
   * a stack of that thread without its root is the profiler's sorting of these.
   */
  private static boolean isCutInLauncher(Sampled sampled) {
    return sampled.thread().equals("java")
        && sampled.frames().stream().noneMatch(frame -> LAUNCHER.matcher(frame).matches());
  }

  private static List<String> withoutBottom(List<String> frames) {
    int first = 0;
    while (first < frames.size() && BOTTOM.contains(frames.get(first))) {
      first++;
    }
    return frames.subList(first, frames.size());
  }

  private static int lastIndex(List<String> frames, Pattern pattern) {
    for (int i = frames.size() - 1; i >= 0; i--) {
      if (pattern.matcher(frames.get(i)).matches()) {
        return i;
      }
    }
    return -1;
  }

  /** The main thread of a fork is JMH's alone, and so is the caller outside of the benchmark. */
  private static boolean isOfJmh(String thread, List<String> frames) {
    return thread.equals("main")
        || thread.contains("jmh-worker")
        || frames.stream().anyMatch(frame -> JMH.matcher(frame).matches());
  }
}
