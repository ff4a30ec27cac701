package org.modebench.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.command.StatusLine;
import org.modebench.analysis.text.Count;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The load client by hand. */
@Command(
    name = "load",
    header = "Load an HTTP server as ab does, or at a constant rate.",
    description = {
      "Loads an HTTP server as ab does, or at a constant rate.",
      "The client warms itself up first, for at most seven seconds."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every request was answered", "1:a request failed", "2:unusable arguments"})
public final class LoadCommand implements Callable<Integer> {

  /**
   * A client whose JVM still compiles it is slower by half, which a server that answers many
   * requests at once shows as some percent of throughput: on two cores it takes 2 to 6 s.
   */
  private static final int LEAST_CHECKS = 4;

  private static final int MOST_CHECKS = 20;

  /** The JIT's time during a check, as a share of the check's. */
  private static final double STILL_COMPILING = 0.1;

  /** With new connections or idle ones; a constant rate has no number of its own. */
  private static final int OPEN_LOOP_CHECK_CONNECTIONS = 40;

  private final BiFunction<PrintWriter, PrintWriter, StatusLine.Screen> screen;

  /** What is under way; empty while the client warms up. */
  private volatile Optional<Load> loading = Optional.empty();

  private volatile int check;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--url",
      paramLabel = "URL",
      required = true,
      description = "The address to get, http://host:port/path or https://host:port/path.")
  String url = "";

  @Option(
      names = "-n",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many requests. Default: ${DEFAULT-VALUE}.")
  int requests;

  @Option(
      names = "-c",
      paramLabel = "C",
      description = "How many requests are under way at once. Default: 1.")
  @Nullable Integer connections;

  @Option(
      names = "--first-alone",
      description =
          "Opens the other connections when the first request has been answered, as newer versions"
              + " of ab do. Not with --rate.")
  boolean firstAlone;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description =
          "Sends R requests a second, whether or not earlier ones have been answered; latencies"
              + " count from the intended moment, so that nothing is left out while the server"
              + " stalls (coordinated omission). Instead of -c.")
  @Nullable Double rate;

  @Option(
      names = "-k",
      description = "Keeps connections alive; otherwise each request opens its own connection.")
  boolean keepAlive;

  @Option(
      names = "--expect",
      paramLabel = "BODY",
      description = "The body that every answer must have. Default: any.")
  @Nullable String body;

  @Option(
      names = "--timeout",
      paramLabel = "MILLIS",
      defaultValue = "30000",
      description = "How long a request may take. Default: ${DEFAULT-VALUE}.")
  long timeoutMillis;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help and exits.")
  boolean help;

  /** Tells at a terminal once a second how far it is, elsewhere every few seconds. */
  public LoadCommand() {
    this(StatusLine.Screen::of);
  }

  /**
   * @param screen where it tells how far it is, given standard output and standard error
   */
  LoadCommand(BiFunction<PrintWriter, PrintWriter, StatusLine.Screen> screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws InterruptedException {
    Load load;
    try {
      load = load();
    } catch (IllegalArgumentException e) {
      return say(e, ExitStatus.UNUSABLE);
    }
    PrintWriter out = spec.commandLine().getOut();
    check = 1;
    loading = Optional.empty();
    try (LoadClient client = new LoadClient(Optional.ofNullable(body))) {
      double capacity;
      LoadResult result;
      StatusLine status = StatusLine.start(screen.apply(out, err()), () -> status(client));
      try {
        capacity = capacity(client, connectionsToCheck(load));
        loading = Optional.of(load);
        result = client.run(load);
      } finally {
        status.close();
      }
      out.print(LoadText.of(load, result, capacity));
      out.flush();
      return result.answered() == load.requests() ? ExitStatus.DONE : ExitStatus.FAILED;
    } catch (IOException e) {
      return say(e, ExitStatus.FAILED);
    }
  }

  private String status(LoadClient client) {
    return loading
        .map(load -> Count.of(client.ended(load), load.requests(), "request") + " ended")
        .orElseGet(
            () -> "Warming up the client: check %d of at most %d".formatted(check, MOST_CHECKS));
  }

  /** Also gets the client going: the check is repeated until the JIT has little left to do. */
  private double capacity(LoadClient client, int connections)
      throws IOException, InterruptedException {
    double capacity = 0;
    double compiling = 1;
    for (int i = 0; i < LEAST_CHECKS || (i < MOST_CHECKS && compiling > STILL_COMPILING); i++) {
      check = i + 1;
      long begin = System.nanoTime();
      long compiledMillis = compiledMillis();
      capacity = client.capacity(connections, keepAlive);
      double compiledNanos = 1e6 * (compiledMillis() - compiledMillis);
      compiling = compiledNanos / (System.nanoTime() - begin);
    }
    return capacity;
  }

  /** Of a JVM that only interprets there is no such bean, and nothing to wait for. */
  private static long compiledMillis() {
    @Nullable CompilationMXBean jit = ManagementFactory.getCompilationMXBean();
    return jit == null ? 0 : jit.getTotalCompilationTime();
  }

  private static int connectionsToCheck(Load load) {
    return load.arrival() instanceof Load.Closed closed
        ? closed.connections()
        : OPEN_LOOP_CHECK_CONNECTIONS;
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private int say(Exception problem, int status) {
    err().println(problem.getMessage());
    err().flush();
    return status;
  }

  private Load load() {
    if (rate != null && connections != null) {
      throw new IllegalArgumentException(
          "-c and --rate cannot be given together; -c is for a closed loop, --rate for an open"
              + " one.");
    }
    if (rate != null && firstAlone) {
      throw new IllegalArgumentException(
          "--first-alone and --rate cannot be given together; --first-alone is for a closed loop.");
    }
    ServerUrl server = ServerUrl.parse("--url", url);
    String target = server.target();
    Load.Arrival arrival =
        rate == null
            ? new Load.Closed(connections == null ? 1 : connections, firstAlone)
            : new Load.Open(rate);
    return new Load(
        server.server(),
        requests,
        i -> target,
        arrival,
        keepAlive,
        Duration.ofMillis(timeoutMillis));
  }
}
