package org.modebench.profile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.modebench.analysis.flames.TaskAlignment;

/**
 * What the time of a stack went to. A stack is of the first kind in this order that one of its
 * frames tells; between the task and the mode's own code the frame nearest to the leaf decides. The
 * rules are printed on the index page.
 */
public enum FrameKind {
  JIT(
      "JIT",
      "a compiler thread: CompileBroker, Compile, Compilation",
      "CompileBroker::(?:compiler_thread_loop|invoke_compiler|init_compiler).*|Compile::Compile.*"
          + "|Compilation::Compilation.*|C[12]Compiler::.*|NMethodSweeper::.*|\\[C[12] Compiler.*"),
  GC(
      "GC",
      "a garbage collector's thread, or an operation of the JVM that collects garbage",
      "\\[(?:GC Thread|G1 |ZWorker|XWorker|Shenandoah).*|VM_(?:G1|Gen|Serial|GC_|Parallel|Collect|Z|X_?Z|Shenandoah).*"
          + "|GangWorker::.*|WorkerThread::run.*|CollectedHeap::collect.*"),
  WAITING(
      "waiting",
      "wall-clock profiles only: the leaf waits in the kernel for input, another thread or a timer",
      "_*(?:GI_+)?(?:libc_)?(?:p?poll|p?select|epoll_p?wait2?|read|recv|recvfrom|recvmsg|accept4?|connect"
          + "|nanosleep|clock_nanosleep|wait4|waitpid|waitid|sem_wait|pthread_cond_(?:timed)?wait|pthread_clockjoin_ex"
          + "|lll_lock_wait|futex_wait|ulock_wait|psynch_\\w+|syscall_cancel\\w*)(?:_nocancel|_time64)?(?:@.*)?"
          + "|.*futex_abstimed_wait.*|_*new_sem_wait.*|kevent.*|semaphore_\\w*wait\\w*"),
  EXIT(
      "exit",
      "a JVM shutting down: halt, exit, DestroyJavaVM, exit handlers; everything in a worker after its last answer",
      "java/lang/Shutdown.*|java/lang/Runtime\\.(?:halt|exit).*|JVM_Halt|.*DestroyJavaVM.*"
          + "|before_exit|vm_exit.*|vm_direct_exit|exit_globals|.*run_exit_handlers.*|_?_?(?:GI_)?exit|_dl_fini"
          + "|Threads::destroy_vm"),
  STARTUP(
      "start-up and class loading",
      "starting a process or JVM: the dynamic linker, the launcher, loading, linking and initializing classes; everything in a worker before its first task",
      "JNI_CreateJavaVM.*|JLI_.*|JavaMain|LoadJavaVM|ThreadJavaMain|Threads::create_vm.*|_dl_.*|dl_.*|__libc_start.*"
          + "|sun/launcher/.*|java/lang/System\\.initPhase.*|java/lang/ProcessImpl\\..*|java/lang/ProcessBuilder\\.start.*"
          + "|.*forkAndExec.*|.*spawnChild.*|java/lang/ClassLoader\\..*|jdk/internal/loader/.*|java/lang/Class\\.forName.*"
          + "|SystemDictionary.*::.*|ClassLoader::.*|ClassFileParser::.*|Verifier::.*|ClassVerifier::.*"
          + "|InstanceKlass::(?:link|initialize).*|LinkResolver::.*|ConstantPool::.*klass.*|Rewriter::.*"
          + "|InterpreterRuntime::(?:resolve|ldc|quicken).*|java/lang/invoke/(?:MethodHandleNatives|LambdaMetafactory"
          + "|InnerClassLambdaMetafactory|BootstrapMethodInvoker|CallSite).*|JVM_(?:Find|Define|Load)Class.*"
          + "|MetaspaceShared::.*|FileMapInfo::.*"),
  TASK(
      "the task",
      "org.modebench.task, or the server under test in its own process",
      TaskAlignment.FRAMES),
  HANDOFF(
      "hand-off",
      "the mode's own code; starting, parking and waking threads; queues, locks, pipes to workers",
      "org/modebench/(?:mode|process)/.*|java/util/concurrent/.*|java/lang/Thread\\..*|java/lang/VirtualThread.*"
          + "|jdk/internal/vm/Continuation.*|java/lang/Object\\.(?:wait|notify).*|jdk/internal/misc/Unsafe\\.(?:un)?park.*"
          + "|Unsafe_(?:Un)?[Pp]ark|Parker::.*|ObjectMonitor::.*|ObjectSynchronizer::.*|JVM_StartThread|Thread::start"
          + "|os::create_thread|JavaThread::(?:prepare|exit|thread_main).*|.*pthread_(?:create|cond|mutex).*"
          + "|org/modebench/host/.*|sun/nio/ch/.*|java/io/File(?:In|Out)putStream.*"),
  OTHER("other", "everything else: allocation, interpreter stubs, truncated stacks", "");

  private final String title;
  private final String rule;
  private final Pattern frames;

  FrameKind(String title, String rule, String frames) {
    this.title = title;
    this.rule = rule;
    this.frames = Pattern.compile(frames);
  }

  /** Its name on the page. */
  public String title() {
    return title;
  }

  /** In words, which frames tell it. */
  String rule() {
    return rule;
  }

  /** Whether a thread with these frames waits in the kernel. */
  static boolean isBlocked(List<String> frames) {
    return !frames.isEmpty() && WAITING.has(frames.get(frames.size() - 1));
  }

  private boolean has(String frame) {
    return frames.matcher(frame).matches();
  }

  private boolean isIn(List<String> stack) {
    return stack.stream().anyMatch(this::has);
  }

  /**
   * The kind of a stack.
   *
   * @param stack as {@link Tidying} leaves it: process, phase if known, thread, frames
   * @param wall whether it is of a profile by the clock, in which threads wait
   */
  public static FrameKind of(List<String> stack, boolean wall) {
    for (FrameKind kind : List.of(JIT, GC)) {
      if (kind.isIn(stack)) {
        return kind;
      }
    }
    if (wall && isBlocked(stack)) {
      return WAITING;
    }
    Optional<FrameKind> ofPhase = LifePhase.in(stack).flatMap(FrameKind::of);
    if (ofPhase.isPresent()) {
      return ofPhase.get();
    }
    for (FrameKind kind : List.of(EXIT, STARTUP)) {
      if (kind.isIn(stack)) {
        return kind;
      }
    }
    return nearestToLeaf(stack).orElseGet(() -> isBeforeMain(stack) ? STARTUP : OTHER);
  }

  /** Before a worker's first task and after its last answer all is start-up and exit. */
  private static Optional<FrameKind> of(LifePhase phase) {
    return switch (phase) {
      case START, LOAD -> Optional.of(STARTUP);
      case WORK -> Optional.empty();
      case EXIT -> Optional.of(EXIT);
    };
  }

  /** In a task, only the mode itself hands over: what else the task calls is its own doing. */
  private static Optional<FrameKind> nearestToLeaf(List<String> stack) {
    boolean inTask = TASK.isIn(stack);
    for (int i = stack.size() - 1; i >= 0; i--) {
      String frame = stack.get(i);
      if (TASK.has(frame)) {
        return Optional.of(TASK);
      }
      if (inTask ? MODE.matcher(frame).matches() : HANDOFF.has(frame)) {
        return Optional.of(HANDOFF);
      }
    }
    return Optional.empty();
  }

  private static final Pattern MODE = Pattern.compile("org/modebench/(?:mode|process)/.*");

  /**
   * Of a worker whose life is not known: until Java code can be told apart, a starting JVM has
   * nothing but unnamed interpreted frames.
   */
  private static boolean isBeforeMain(List<String> stack) {
    return stack.get(0).equals(ProcessKind.WORKER.frame())
        && stack.size() > 1
        && (stack.get(1).equals("[main]") || stack.get(1).equals("[java]"));
  }
}
