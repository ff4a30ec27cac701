package org.modebench.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.modebench.host.Footprint;
import org.modebench.host.JvmVariables;
import org.modebench.host.LastWords;
import org.modebench.host.ProcessStatus;

/** The parent's side of a worker JVM. One thread at a time asks; the watchdog looks on. */
public final class WorkerProcess {

  private static final int TAIL_BYTES = 2_000;
  private static final long EXIT_SECONDS = 5;

  /** How long a worker that has closed its output may take to end by itself and tell why. */
  private static final long SECONDS_TO_DIE = 1;

  private final Process process;
  private final LaunchAddition addition;
  private final OutputStream toWorker;
  private final Lines fromWorker;
  private final long startedNanos;
  private final long patienceNanos;
  private final StringBuilder errorTail = new StringBuilder();

  private volatile long waitingSinceNanos;
  private volatile boolean waiting;
  private volatile boolean timedOut;
  private boolean lost;
  private String noise = "";

  private long answeredNanos;

  private WorkerProcess(
      Process process, LaunchAddition addition, long startedNanos, long patienceNanos) {
    this.process = process;
    this.addition = addition;
    this.startedNanos = startedNanos;
    this.patienceNanos = patienceNanos;
    this.toWorker = process.getOutputStream();
    this.fromWorker = new Lines(process.getInputStream());
  }

  /**
   * Starts a worker.
   *
   * @param command the command line of the worker
   * @param patienceNanos how long an answer may take
   */
  static WorkerProcess start(List<String> command, long patienceNanos) throws IOException {
    LaunchAddition addition = LaunchAddition.now();
    ProcessBuilder builder = addition.builder(command);
    long startedNanos = System.nanoTime();
    return new WorkerProcess(builder.start(), addition, startedNanos, patienceNanos);
  }

  /**
   * Lets the worker run a task, and waits for its answer.
   *
   * @param text the text form of the task
   * @return the checksum that the worker found
   * @throws WorkerFailedException if the task failed, or the worker died, was late or answered
   *     nonsense; in all but the first case it is {@link #isUsable() of no use} any more
   */
  public long ask(String text) throws WorkerFailedException {
    String line = null;
    waitingSinceNanos = System.nanoTime();
    waiting = true;
    try {
      toWorker.write((text + '\n').getBytes(StandardCharsets.UTF_8));
      toWorker.flush();
      line = nextOfProtocol();
    } catch (IOException e) {
      // The pipe is broken: the worker's end tells why.
    } finally {
      waiting = false;
    }
    answeredNanos = System.nanoTime();
    if (line == null) {
      throw noAnswer();
    }
    if (line.length() > 1 && line.charAt(0) == Answer.FAILED) {
      throw new WorkerFailedException(line.substring(1));
    }
    try {
      return Answer.checksum(line);
    } catch (NumberFormatException e) {
      throw nonsense(line);
    }
  }

  /** Skips what the JVM itself or an agent in it prints, where a user's options ask for that. */
  private @Nullable String nextOfProtocol() throws IOException {
    String line = fromWorker.next();
    while (line != null && !Answer.isOfProtocol(line)) {
      noise = line;
      line = fromWorker.next();
    }
    return line;
  }

  private static String shortened(String line) {
    return line.length() > 80 ? line.substring(0, 80) + "…" : line;
  }

  private WorkerFailedException nonsense(String line) {
    destroy();
    return new WorkerFailedException(
        name()
            + " answered \""
            + shortened(line)
            + "\", which is not a valid answer, and was killed"
            + tail());
  }

  private WorkerFailedException noAnswer() {
    boolean late = timedOut;
    int code = destroyAfter(late ? 0 : SECONDS_TO_DIE);
    return new WorkerFailedException(
        late
            ? name()
                + " did not answer within "
                + TimeUnit.NANOSECONDS.toMillis(patienceNanos)
                + " ms and was killed"
                + tail()
            : name() + " ended with exit code " + code + " before it answered" + tail());
  }

  private String name() {
    return "Worker process " + process.pid();
  }

  private String tail() {
    drainErrors();
    synchronized (errorTail) {
      return (noise.isEmpty() ? "; " : "; it printed \"" + shortened(noise) + "\"; ")
          + LastWords.describe(errorTail.toString())
          + JvmVariables.ofThisJvm().suspicion();
    }
  }

  /** Kills the worker if it has been silent for too long, and keeps its error output flowing. */
  void watch() {
    if (waiting && System.nanoTime() - waitingSinceNanos > patienceNanos) {
      timedOut = true;
      kill();
    }
    drainErrors();
  }

  /** A full pipe would block a worker that prints much. */
  private void drainErrors() {
    try {
      InputStream errors = process.getErrorStream();
      for (int available; (available = errors.available()) > 0; ) {
        String text = new String(errors.readNBytes(available), StandardCharsets.UTF_8);
        synchronized (errorTail) {
          errorTail.append(text);
          errorTail.delete(0, Math.max(0, errorTail.length() - TAIL_BYTES));
        }
      }
    } catch (IOException e) {
      // The stream of a process that has ended: what was read before is what there is.
    }
  }

  /** Through its handle, because {@link Process#destroyForcibly} closes the pipes unread. */
  private void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Returns whether the worker can be asked again. */
  public boolean isUsable() {
    return !lost && process.isAlive();
  }

  /** Returns whether the worker was found to be of no use, and has said why. */
  public boolean isLost() {
    return lost;
  }

  /** Returns what the worker takes; zeros where that is unknown. */
  Footprint footprint() {
    return ProcessStatus.of(process.pid()).footprint();
  }

  /**
   * Ends the worker by ending its input, and waits until it is gone.
   *
   * @return how its life divided
   * @throws WorkerFailedException if it ended with another exit code than 0, did not tell its
   *     times, or had to be killed
   */
  WorkerLife exit() throws WorkerFailedException, InterruptedException {
    lost = true;
    waitingSinceNanos = System.nanoTime();
    waiting = true;
    String times = null;
    try {
      toWorker.close();
      times = nextOfProtocol();
    } catch (IOException e) {
      // It is gone already; its exit code tells why.
    } finally {
      waiting = false;
    }
    if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
      destroy();
      throw new WorkerFailedException(
          name()
              + " must exit within "
              + EXIT_SECONDS
              + " s after its last task, but did not, and was killed"
              + tail());
    }
    long exitedNanos = System.nanoTime();
    if (process.exitValue() != 0) {
      throw new WorkerFailedException(
          name()
              + " ended with exit code "
              + process.exitValue()
              + " after its last task"
              + tail());
    }
    release();
    try {
      Answer.Times worker = Answer.Times.parse(times == null ? "" : times);
      WorkerLife life =
          new WorkerLife(
              process.pid(),
              startedNanos,
              worker.enteredNanos(),
              worker.begunNanos(),
              worker.workNanos(),
              answeredNanos,
              exitedNanos);
      addition.biographer().accept(life);
      return life;
    } catch (NumberFormatException e) {
      throw nonsense(times == null ? "" : times);
    }
  }

  /** Kills the worker, waits until it is gone and returns its exit code. */
  int destroy() {
    return destroyAfter(0);
  }

  private int destroyAfter(long seconds) {
    lost = true;
    boolean interrupted = false;
    while (true) {
      try {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
          kill();
        }
        int code = process.waitFor();
        drainErrors();
        release();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return code;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  /** Pipes of a process that is gone are closed when they are collected, and not before. */
  private void release() {
    for (AutoCloseable pipe :
        List.of(toWorker, process.getInputStream(), process.getErrorStream())) {
      try {
        pipe.close();
      } catch (Exception e) {
        // Closing the pipe of a process that is gone has nothing to lose.
      }
    }
  }
}
