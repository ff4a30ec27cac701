package org.modebench.host;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.command.StatusLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A server by hand: serves until Ctrl-C, or for as long as it may. */
@Command(
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments, or the port is not available"})
public abstract class ServeCommand implements Callable<Integer> {

  private Optional<StatusLine> starting = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "1 to 65535, or 0 for a free one. Default: ${DEFAULT-VALUE}.")
  int port;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help and exits.")
  boolean help;

  /** What serves while it is open. */
  public interface Serving {
    void close() throws IOException;

    /** What it has done so far, for a person at a terminal; empty for nothing. */
    default String soFar() {
      return "";
    }
  }

  /**
   * Opens what serves, and tells its user what it is and how to ask it.
   *
   * @param chosen the port, or 0 for a free one
   * @throws IOException if it cannot serve, with a sentence for the user
   * @throws IllegalArgumentException if an option has no such value, with a sentence for the user
   */
  protected abstract Serving open(int chosen, PrintWriter out) throws IOException;

  /**
   * How long it serves; empty: until Ctrl-C.
   *
   * @throws IllegalArgumentException if an option has no such value, with a sentence for the user
   */
  protected Optional<Duration> life() {
    return Optional.empty();
  }

  /** Tells what is no result. */
  protected final void warn(String sentence) {
    starting.ifPresent(StatusLine::clear);
    spec.commandLine().getErr().println(sentence);
    spec.commandLine().getErr().flush();
  }

  /** Serves until its life or the JVM ends, or the calling thread is interrupted. */
  @Override
  public final Integer call() {
    try {
      serve();
    } catch (IOException | IllegalArgumentException e) {
      warn(String.valueOf(e.getMessage()));
      return ExitStatus.UNUSABLE;
    } catch (InterruptedException e) {
      // This is how it is told to end.
      Thread.currentThread().interrupt();
    }
    return ExitStatus.DONE;
  }

  private void serve() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    StatusLine.Screen screen = StatusLine.Screen.ofTerminal(out);
    Optional<Duration> life = life();
    Serving serving = open(screen, out);
    try (StatusLine soFar = StatusLine.start(screen, serving::soFar)) {
      CountDownLatch never = new CountDownLatch(1);
      if (life.isEmpty()) {
        never.await();
      } else if (!never.await(life.get().toMillis(), TimeUnit.MILLISECONDS)) {
        soFar.clear();
        out.println(
            "It has served for %d s, its life (--life), and ends."
                .formatted(life.get().toSeconds()));
        out.flush();
      }
    } finally {
      serving.close();
    }
  }

  /** That may take longer than a second. */
  private Serving open(StatusLine.Screen screen, PrintWriter out) throws IOException {
    StringWriter said = new StringWriter();
    try (StatusLine line = StatusLine.start(screen, () -> "Starting.")) {
      starting = Optional.of(line);
      return open(port, new PrintWriter(said));
    } finally {
      out.print(said);
      out.flush();
    }
  }
}
