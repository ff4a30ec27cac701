package org.modebench.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A server under test by hand. */
@Command(
    name = "server",
    description = "Serves /hello on 127.0.0.1 until Ctrl-C, as the servers under test do.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments, or the port cannot be had"})
public final class ServerCommand implements Callable<Integer> {

  private static final int UNUSABLE = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description = "How it runs its requests: ${COMPLETION-CANDIDATES}.")
  ServerModel model = ServerModel.SYNC_WORKER;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "1 to 65535, or 0 for a free one. Default: ${DEFAULT-VALUE}.")
  int port;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Processes of PREFORK, threads of THREAD_POOL and EVENT_LOOP_OFFLOAD. Default:"
              + " ${DEFAULT-VALUE}.")
  int workers;

  @Option(
      names = "--upstream",
      paramLabel = "URI",
      description = "Where to wait: the mock API. Default: for a timer.")
  @Nullable URI upstream;

  @Option(
      names = "--deadlineMillis",
      paramLabel = "N",
      defaultValue = "1000",
      description = "When to give up waiting and answer 504. Default: ${DEFAULT-VALUE}.")
  int deadlineMillis;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help and ends.")
  boolean help;

  /** Serves until the JVM ends or the calling thread is interrupted. */
  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Server server = model.start(settings())) {
      String example =
          "'http://127.0.0.1:" + server.port() + HelloRequest.PATH + "?latencyMillis=100'";
      out.println("The " + model + " server serves until Ctrl-C. For example:");
      out.println("  curl " + example);
      out.println("  ab -n 100 -c 10 " + example);
      out.flush();
      new CountDownLatch(1).await();
    } catch (IOException | IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
      spec.commandLine().getErr().flush();
      return UNUSABLE;
    } catch (InterruptedException e) {
      // This is how it is told to end.
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private ServerSettings settings() {
    return new ServerSettings(
        port, workers, Optional.ofNullable(upstream), Duration.ofMillis(deadlineMillis));
  }
}
