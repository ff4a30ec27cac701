package org.modebench.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The lines that a process prints on its standard output, waited for with patience. */
final class OutputLines {

  private static final Optional<String> END = Optional.empty();

  private final Process process;
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

  private OutputLines(Process process) {
    this.process = process;
  }

  static OutputLines of(Process process) {
    OutputLines lines = new OutputLines(process);
    Thread reader = new Thread(lines::read, "output-lines");
    reader.setDaemon(true);
    reader.start();
    return lines;
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line; (line = out.readLine()) != null; ) {
        lines.add(Optional.of(line));
      }
    } catch (IOException e) {
      // The process is gone; its exit code tells why.
    }
    lines.add(END);
  }

  /**
   * Returns the next line; empty at the end of the output.
   *
   * @throws TimeoutException if neither comes in time
   */
  Optional<String> next(long nanos) throws InterruptedException, TimeoutException {
    Optional<String> line = lines.poll(nanos, TimeUnit.NANOSECONDS);
    if (line == null) {
      throw new TimeoutException();
    }
    if (line.isEmpty()) {
      lines.add(END);
    }
    return line;
  }
}
