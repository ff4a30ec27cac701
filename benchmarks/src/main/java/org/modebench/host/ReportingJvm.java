package org.modebench.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A JVM that tells what it found in lines, and is then killed. */
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
    Predicate<String> told = line -> line.startsWith(prefix);
    return lines(name, command, told, seconds).stream().filter(told).findFirst().orElseThrow();
  }

  /**
   * Starts a JVM, kills it at a line of its output, and waits for the rest; when this returns or
   * throws, it is gone.
   *
   * @param name what it is, as the first words of a sentence
   * @param command the command line
   * @param enough whether it is to be killed at that line
   * @param seconds how long it may take
   * @return all that it printed, with what it had printed when it died
   * @throws IOException with a sentence that says why, if that line does not come
   */
  public static List<String> lines(
      String name, List<String> command, Predicate<String> enough, int seconds)
      throws IOException, InterruptedException {
    List<String> told = new ArrayList<>();
    Process process = JvmVariables.without(command).start();
    try (ErrorTail errors = ErrorTail.of(process);
        Killing killing = new Killing(process)) {
      OutputLines lines = OutputLines.of(process);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      boolean killed = false;
      Optional<String> line = lines.next(end - System.nanoTime());
      while (line.isPresent()) {
        told.add(line.get());
        if (!killed && enough.test(line.get())) {
          killing.kill();
          killed = true;
        }
        line = lines.next(end - System.nanoTime());
      }
      if (!killed) {
        throw new IOException(
            "%s ended with exit code %d before it told anything; %s"
                .formatted(name, killing.process().waitFor(), errors.describe()));
      }
      return told;
    } catch (TimeoutException e) {
      throw new IOException(
          "%s must tell what it found within %d s, but did not, and was killed."
              .formatted(name, seconds),
          e);
    }
  }

  /** Closed before the reader of its errors, which ends with the process. */
  private record Killing(Process process) implements AutoCloseable {
    void kill() {
      process.destroyForcibly();
      process.onExit().join();
    }

    @Override
    public void close() {
      kill();
    }
  }
}
