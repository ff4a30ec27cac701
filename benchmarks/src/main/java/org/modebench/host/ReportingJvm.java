package org.modebench.host;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A JVM that tells what it found in one line, and is then killed. */
public final class ReportingJvm {
  private ReportingJvm() {}

  /**
   * Starts a JVM, waits for its line, and kills it; when this returns or throws, it is gone.
   *
   * @param name what it is, as the first words of a sentence
   * @param command the command line
   * @param prefix with which its line begins; others are skipped
   * @param seconds how long it may take
   * @throws IOException with a sentence that says why, if it tells nothing
   */
  public static String line(String name, List<String> command, String prefix, int seconds)
      throws IOException, InterruptedException {
    Process process = JvmVariables.without(command).start();
    try (ErrorTail errors = ErrorTail.of(process);
        Killing killing = new Killing(process)) {
      OutputLines lines = OutputLines.of(process);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      Optional<String> line;
      do {
        line = lines.next(end - System.nanoTime());
      } while (line.isPresent() && !line.get().startsWith(prefix));
      if (line.isEmpty()) {
        throw new IOException(
            "%s ended with exit code %d before it told anything; %s"
                .formatted(name, killing.process().waitFor(), errors.describe()));
      }
      return line.get();
    } catch (TimeoutException e) {
      throw new IOException(
          "%s must tell what it found within %d s, but did not, and was killed."
              .formatted(name, seconds),
          e);
    }
  }

  /** Closed before the reader of its errors, which ends with the process. */
  private record Killing(Process process) implements AutoCloseable {
    @Override
    public void close() {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
