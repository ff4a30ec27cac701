package org.modebench.host;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.modebench.analysis.command.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A server by hand: serves until Ctrl-C. */
@Command(
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments, or the port is not available"})
public abstract class ServeCommand implements Callable<Integer> {

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
  }

  /**
   * Opens what serves, and tells its user what it is and how to ask it.
   *
   * @param chosen the port, or 0 for a free one
   * @throws IOException if it cannot serve, with a sentence for the user
   * @throws IllegalArgumentException if an option has no such value, with a sentence for the user
   */
  protected abstract Serving open(int chosen, PrintWriter out) throws IOException;

  /** Serves until the JVM ends or the calling thread is interrupted. */
  @Override
  public final Integer call() {
    try {
      serve();
    } catch (IOException | IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
      spec.commandLine().getErr().flush();
      return ExitStatus.UNUSABLE;
    } catch (InterruptedException e) {
      // This is how it is told to end.
      Thread.currentThread().interrupt();
    }
    return ExitStatus.DONE;
  }

  private void serve() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Serving serving = open(port, out);
    try {
      out.flush();
      new CountDownLatch(1).await();
    } finally {
      serving.close();
    }
  }
}
