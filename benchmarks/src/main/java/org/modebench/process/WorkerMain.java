package org.modebench.process;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.modebench.host.ParentWatch;
import org.modebench.task.Task;
import org.modebench.task.TaskReader;

/**
 * The worker JVM: reads a task a line from its standard input, answers each with a line on its
 * standard output, and ends when its input ends, with its times as last words.
 *
 * <p>All that runs before the first answer is start-up time, so there are no lambdas and no
 * buffered streams here.
 */
public final class WorkerMain implements ParentWatch.Doubt {

  /** Second argument of a worker that leaves by the way on which a JVM writes its archive. */
  static final String TRAINING = "training";

  /**
   * The end of its input tells a worker between two tasks at once that its parent is gone; this is
   * for one in the middle of a long task.
   */
  private static final long WATCH_MILLIS = 2_000;

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final PrintStream err = System.err;
  private final TaskReader reader = new TaskReader();
  private volatile boolean busy;
  private volatile boolean wasBusy;
  private long begunNanos;
  private long workNanos;

  private WorkerMain() {}

  /**
   * Works until the end of the input.
   *
   * @param args the process number of the parent, without which the worker is not to live on
   */
  public static void main(String[] args) throws IOException {
    long enteredNanos = System.nanoTime();
    // Standard output is the protocol: whatever else is printed must not get there.
    System.setOut(System.err);
    WorkerMain worker = new WorkerMain();
    ParentWatch.start(Long.parseLong(args[0]), WATCH_MILLIS, worker);
    worker.work(enteredNanos);
    if (args.length < 2) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void work(long enteredNanos) throws IOException {
    Lines tasks = new Lines(new FileInputStream(FileDescriptor.in));
    for (String text = tasks.next(); text != null; text = tasks.next()) {
      busy = true;
      say(answer(text));
      busy = false;
      wasBusy = false;
    }
    close();
    say(new Answer.Times(enteredNanos, begunNanos, workNanos).toLine());
  }

  private void close() {
    try {
      reader.close();
    } catch (RuntimeException e) {
      err.println(e.getMessage());
      Runtime.getRuntime().halt(1);
    }
  }

  /** A worker that has been at the same task since the last look has not looked at its input. */
  @Override
  public boolean inDoubt() {
    boolean stuck = busy && wasBusy;
    wasBusy = busy;
    return stuck;
  }

  private void say(String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
  }

  private String answer(String text) {
    try {
      Task task = reader.read(text);
      long begin = System.nanoTime();
      if (begunNanos == 0) {
        begunNanos = begin;
      }
      long checksum = task.call();
      workNanos += System.nanoTime() - begin;
      return Answer.done(checksum);
    } catch (Exception | Error e) {
      return Answer.failed(e);
    }
  }
}
