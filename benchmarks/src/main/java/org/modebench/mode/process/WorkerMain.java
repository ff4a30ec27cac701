package org.modebench.mode.process;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.modebench.host.ParentWatch;
import org.modebench.task.Task;
import org.modebench.task.TaskReader;

/**
 * The worker JVM: reads a task a line from its standard input, answers each with a line on its
 * standard output, and ends when its input ends.
 *
 * <p>All that runs before the first answer is start-up time, so there are no lambdas and no
 * buffered streams here.
 */
public final class WorkerMain {

  /** Second argument of a worker that leaves by the way on which a JVM writes its archive. */
  static final String TRAINING = "training";

  private static final int MAXIMUM_LINE_BYTES = 1 << 16;

  private final FileInputStream in = new FileInputStream(FileDescriptor.in);
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private final byte[] line = new byte[MAXIMUM_LINE_BYTES];
  private int filled;

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
    ParentWatch.start(Long.parseLong(args[0]));
    try (TaskReader reader = new TaskReader()) {
      new WorkerMain().answerAll(reader, enteredNanos);
    }
    if (args.length < 2) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void answerAll(TaskReader reader, long enteredNanos) throws IOException {
    for (String text = readLine(); text != null; text = readLine()) {
      out.write(answer(reader, text, enteredNanos).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String answer(TaskReader reader, String text, long enteredNanos) {
    StringBuilder answer = new StringBuilder(96);
    try {
      Task task = reader.read(text);
      long begunNanos = System.nanoTime();
      long checksum = task.call();
      long endedNanos = System.nanoTime();
      answer.append(Answer.DONE).append(' ').append(checksum);
      answer.append(' ').append(enteredNanos);
      answer.append(' ').append(begunNanos).append(' ').append(endedNanos);
    } catch (Exception | Error e) {
      String message = String.valueOf(e.getMessage()).replace('\n', ' ').replace('\r', ' ');
      answer.append(Answer.FAILED).append(' ');
      answer.append(e.getMessage() == null ? e.getClass().getName() : message);
    }
    return answer.append('\n').toString();
  }

  /** Returns the next line; null at the end of the input. */
  private @Nullable String readLine() throws IOException {
    while (true) {
      for (int i = 0; i < filled; i++) {
        if (line[i] == '\n') {
          String text = new String(line, 0, i, StandardCharsets.UTF_8);
          filled -= i + 1;
          System.arraycopy(line, i + 1, line, 0, filled);
          return text;
        }
      }
      int read = filled < line.length ? in.read(line, filled, line.length - filled) : -1;
      if (read < 0) {
        return null;
      }
      filled += read;
    }
  }
}
