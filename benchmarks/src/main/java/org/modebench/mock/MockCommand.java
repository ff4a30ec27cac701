package org.modebench.mock;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.modebench.task.CovidAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The mock API by hand. */
@Command(
    name = "mock",
    description = "Serves the mock COVID API on 127.0.0.1 until Ctrl-C.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments, or the port cannot be had"})
public final class MockCommand implements Callable<Integer> {

  private static final int UNUSABLE = 2;

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
      description = "Shows this help and ends.")
  boolean help;

  /** Serves until the JVM ends or the calling thread is interrupted. */
  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (MockApi api = MockApi.start(port)) {
      out.println("The mock API serves until Ctrl-C. For example:");
      out.println(
          "  curl '"
              + api.address()
              + CovidAnswer.PATH
              + "?latencyMillis=100&delay=lognormal&seed=1&call=0'");
      out.flush();
      new CountDownLatch(1).await();
    } catch (IOException e) {
      spec.commandLine().getErr().println(e.getMessage());
      spec.commandLine().getErr().flush();
      return UNUSABLE;
    } catch (InterruptedException e) {
      // This is how it is told to end.
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
