package org.modebench.host;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A JVM that serves and shares neither heap nor compiler nor flame graph with this one: it prints
 * its address as a line when it is ready, may answer further lines, and ends when its standard
 * input ends, which it does when this JVM closes it or is gone.
 */
public final class ServingJvm implements Served {

  private static final int EXIT_SECONDS = 5;
  private static final int ANSWER_SECONDS = 10;

  private final String name;
  private final Process process;
  private final OutputLines lines;
  private final ErrorTail errors;
  private final URI address;

  private ServingJvm(
      String name, Process process, OutputLines lines, ErrorTail errors, URI address) {
    this.name = name;
    this.process = process;
    this.lines = lines;
    this.errors = errors;
    this.address = address;
  }

  /**
   * Starts a JVM and waits until it serves.
   *
   * @param name what it is, as the first words of a sentence: {@code The mock API}
   * @param command the command line
   * @param seconds how long it may take
   * @throws IOException with a sentence that says why, if it does not serve; it is gone then
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public static ServingJvm start(String name, List<String> command, int seconds)
      throws IOException, InterruptedException {
    Process process = JvmVariables.without(command).start();
    boolean started = false;
    try {
      OutputLines lines = OutputLines.of(process);
      ErrorTail errors = ErrorTail.of(process);
      URI address = awaitAddress(name, process, lines, errors, seconds);
      started = true;
      return new ServingJvm(name, process, lines, errors, address);
    } finally {
      if (!started) {
        kill(process);
      }
    }
  }

  /**
   * Returns a command line for the Java and the class path of this JVM. The heap is fixed, and
   * small enough for any machine; the serial collector starts no threads beside the two cores that
   * a small machine has.
   *
   * @param flags further flags of the JVM
   */
  public static List<String> command(Class<?> main, List<String> flags, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    // Its standard output is a protocol, and why it did not start is to be found in one place.
    command.add("-XX:+DisplayVMOutputToStderr");
    command.addAll(UnsafeAccess.flags(Runtime.version().feature()));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static URI awaitAddress(
      String name, Process process, OutputLines lines, ErrorTail errors, int seconds)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    String printed = "";
    while (true) {
      Optional<String> line;
      try {
        line = lines.next(end - System.nanoTime());
      } catch (TimeoutException e) {
        kill(process);
        throw new IOException(
            name
                + " must be ready within "
                + seconds
                + " s, but was not, and was ended; "
                + printed
                + errors.describe());
      }
      if (line.isEmpty()) {
        throw new IOException(
            name
                + " must start, but ended with exit code "
                + process.waitFor()
                + "; "
                + printed
                + errors.describe());
      }
      if (line.get().startsWith("http://")) {
        return URI.create(line.get());
      }
      // A library or the JVM may print, too; it is of interest if no address comes.
      printed = "it printed '" + line.get() + "'; ";
    }
  }

  @Override
  public synchronized String ask(String question) throws IOException, InterruptedException {
    try {
      process.getOutputStream().write((question + '\n').getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      // It is gone; the end of its output says the same.
    }
    Optional<String> line;
    try {
      line = lines.next(TimeUnit.SECONDS.toNanos(ANSWER_SECONDS));
    } catch (TimeoutException e) {
      throw new IOException(
          name + " must answer '" + question + "' within " + ANSWER_SECONDS + " s, but did not.");
    }
    if (line.isEmpty()) {
      throw new IOException(
          name + " has ended with exit code " + process.waitFor() + "; " + errors.describe());
    }
    return line.get();
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public String lastWords() throws InterruptedException {
    return errors.describe();
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
    try {
      process.getOutputStream().close();
      process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      // It is gone already.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill(process);
    errors.close();
  }

  /** Returns when the process is gone, also if the calling thread is interrupted. */
  private static void kill(Process process) {
    process.destroyForcibly();
    process.onExit().join();
  }
}
