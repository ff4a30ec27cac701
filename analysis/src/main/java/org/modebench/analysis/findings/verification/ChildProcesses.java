package org.modebench.analysis.findings.verification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts programs as child processes, none of which outlives this one. */
public final class ChildProcesses implements Launcher {
  private static final long PATIENCE_SECONDS = 30;

  @Override
  public String output(List<String> command) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Thread end = endWith(child);
    try {
      child.getOutputStream().close();
      String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      child.waitFor();
      return output;
    } finally {
      forget(end, child);
    }
  }

  @Override
  public int run(List<String> command) throws IOException, InterruptedException {
    Process child = new ProcessBuilder(command).inheritIO().start();
    Thread end = endWith(child);
    try {
      return child.waitFor();
    } finally {
      forget(end, child);
    }
  }

  /** Ctrl-C reaches the child as well, but a signal to this process alone does not. */
  private static Thread endWith(Process child) {
    Thread end = new Thread(() -> end(child), "end of the child process");
    Runtime.getRuntime().addShutdownHook(end);
    return end;
  }

  private static void end(Process child) {
    child.destroy();
    try {
      if (!child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        child.destroyForcibly();
      }
    } catch (InterruptedException e) {
      child.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread end, Process child) {
    try {
      if (Runtime.getRuntime().removeShutdownHook(end) && child.isAlive()) {
        end(child);
      }
    } catch (IllegalStateException ending) {
      // The JVM ends already, and the hook sees to the child.
    }
  }
}
