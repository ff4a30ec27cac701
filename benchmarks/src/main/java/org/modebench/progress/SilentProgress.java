package org.modebench.progress;

import java.io.PrintStream;

/** Says what went wrong, and nothing else. */
public final class SilentProgress implements Progress {
  private final PrintStream out;

  public SilentProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(Step step) {}

  @Override
  public void estimated(double batchSeconds) {}

  @Override
  public void ended(Step step, double batchSeconds) {}

  @Override
  public void failed(Step step, String reason) {
    out.println(step.describe() + " FAILED: " + reason);
    out.flush();
  }

  @Override
  public void say(String line) {}

  @Override
  public void close() {}
}
