package org.modebench.progress;

import java.io.PrintStream;
import java.util.OptionalDouble;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.modebench.plan.DurationText;

/** One line that is written again and again; failures and remarks stay above it. */
public final class TerminalProgress implements Progress {
  private static final String TO_START_AND_CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final IntSupplier width;
  private @Nullable Step current;
  private OptionalDouble latest = OptionalDouble.empty();
  private int columns;
  private boolean shown;
  private boolean closed;

  /**
   * @param width of the terminal in columns, asked again for each fork, since a window changes
   */
  public TerminalProgress(PrintStream out, IntSupplier width) {
    this.out = out;
    this.width = width;
  }

  @Override
  public synchronized void started(Step step) {
    current = step;
    latest = OptionalDouble.empty();
    // Nothing is measured now, as it is when an iteration has ended.
    columns = width.getAsInt();
    show();
  }

  @Override
  public synchronized void estimated(double batchSeconds) {
    latest = OptionalDouble.of(batchSeconds);
    show();
  }

  @Override
  public synchronized void ended(Step step, double batchSeconds) {
    current = step;
    latest = OptionalDouble.of(batchSeconds);
    show();
  }

  @Override
  public synchronized void failed(Step step, String reason) {
    say(step.describe() + " FAILED: " + reason);
  }

  @Override
  public synchronized void say(String line) {
    if (closed) {
      return;
    }
    clear();
    out.println(line);
    out.flush();
    show();
  }

  @Override
  public synchronized void close() {
    clear();
    out.flush();
    closed = true;
  }

  private void clear() {
    if (shown) {
      out.print(TO_START_AND_CLEAR);
      shown = false;
    }
  }

  private void show() {
    if (current == null || closed) {
      return;
    }
    String text = current.describe();
    if (latest.isPresent()) {
      text += ": " + DurationText.measured(latest.getAsDouble()) + "/batch";
    }
    text += ", " + current.left();
    // A line as wide as the terminal would make some of them wrap.
    int room = Math.max(1, columns - 1);
    out.print(TO_START_AND_CLEAR + (text.length() > room ? text.substring(0, room) : text));
    out.flush();
    shown = true;
  }
}
