package org.modebench.progress;

import java.io.PrintStream;
import org.modebench.plan.DurationText;

/** One line for each fork when it has ended, for output that is not a terminal. */
public final class PlainProgress implements Progress {
  private final PrintStream out;
  private boolean closed;

  public PlainProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(Step step) {}

  @Override
  public void estimated(double batchSeconds) {}

  @Override
  public void ended(Step step, double batchSeconds) {
    say(step.describe() + ": " + DurationText.measured(batchSeconds) + "/batch, " + step.left());
  }

  @Override
  public void failed(Step step, String reason) {
    say(step.describe() + " FAILED: " + reason);
  }

  @Override
  public synchronized void say(String line) {
    if (closed) {
      return;
    }
    out.println(line);
    out.flush();
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
