package org.modebench.mock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The mock API in a JVM of its own, so that it shares neither heap nor compiler nor flame graph
 * with what is measured. It ends when it is closed, and also when this JVM is gone.
 */
public final class MockServer implements AutoCloseable {

  private static final int START_SECONDS = 30;
  private static final int EXIT_SECONDS = 5;

  private static final int WARM_UP_MILLIS = 1;

  /** C2 has compiled the path of a request after some 30,000 of them. */
  private static final int WARM_UP_CALLS = 40_000;

  /** Fewer at once would only take longer. */
  private static final int WARM_UP_AT_ONCE = 50;

  private final Process process;
  private final ErrorTail errors;
  private final URI address;

  private MockServer(Process process, ErrorTail errors, URI address) {
    this.process = process;
    this.errors = errors;
    this.address = address;
  }

  /**
   * Starts the mock on a free port, on the Java and the class path of this JVM, and waits until it
   * serves, at most 30 s.
   *
   * @throws IOException with a sentence that says why, if it does not
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public static MockServer start() throws IOException, InterruptedException {
    return start(command(), START_SECONDS);
  }

  static MockServer start(List<String> command, int seconds)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    boolean started = false;
    try {
      ErrorTail errors = ErrorTail.of(process);
      URI address = awaitAddress(process, errors, seconds);
      started = true;
      return new MockServer(process, errors, address);
    } finally {
      if (!started) {
        kill(process);
      }
    }
  }

  /**
   * The heap is fixed, and small enough for any machine; the serial collector starts no threads
   * beside the two cores that a small machine has.
   */
  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            MockMain.class.getName(),
            MockMain.PORT,
            "0"));
    return command;
  }

  private static URI awaitAddress(Process process, ErrorTail errors, int seconds)
      throws IOException, InterruptedException {
    String line;
    try {
      line = firstLine(process).get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      kill(process);
      throw new IOException(
          "The mock API must be ready within "
              + seconds
              + " s, but was not, and was ended; "
              + errors.describe());
    } catch (ExecutionException e) {
      throw new IOException("The mock API's standard output cannot be read.", e.getCause());
    }
    if (line == null) {
      throw new IOException(
          "The mock API must start, but ended with exit code "
              + process.waitFor()
              + "; "
              + errors.describe());
    }
    if (!line.startsWith("http://")) {
      throw new IOException(
          "The mock API must print its address when it is ready, but printed '" + line + "'.");
    }
    return URI.create(line);
  }

  /** Null if the output ended without a line. */
  private static CompletableFuture<String> firstLine(Process process) {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return out.readLine();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> daemon("mock-output", task).start());
  }

  static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Lets the mock answer enough calls that what its first answers cost, class loading and
   * compilation, is over. Takes some seconds.
   *
   * @param concurrency the largest number of calls at once that it will have to serve, at least 1
   * @throws IOException with a sentence that says why, if it does not answer every call
   */
  public void warmUp(int concurrency) throws IOException, InterruptedException {
    int atOnce = Math.max(concurrency, WARM_UP_AT_ONCE);
    try (MockLoad load = new MockLoad(address, atOnce)) {
      load.run(WARM_UP_MILLIS, WARM_UP_CALLS + atOnce);
    }
  }

  /** Returns where it serves: {@code http://127.0.0.1:port}. */
  public URI address() {
    return address;
  }

  /** Returns whether its process is there. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Returns the number of its process. */
  public long pid() {
    return process.pid();
  }

  /** Ends it; returns when its process is gone. Does nothing the second time. */
  @Override
  public void close() {
    end(process);
    errors.close();
  }

  private static void end(Process process) {
    try {
      process.getOutputStream().close();
      process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      // It is gone already.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill(process);
  }

  /** Returns when the process is gone, also if the calling thread is interrupted. */
  private static void kill(Process process) {
    process.destroyForcibly();
    process.onExit().join();
  }
}
