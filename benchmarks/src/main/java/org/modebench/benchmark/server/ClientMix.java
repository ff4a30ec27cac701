package org.modebench.benchmark.server;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.load.BadClients;
import org.modebench.load.BadManner;
import org.modebench.load.Load;
import org.modebench.load.LoadClient;
import org.modebench.load.LoadResult;
import org.modebench.load.SlowClients;
import org.modebench.server.common.HelloRequest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Good clients in a closed loop beside slow, hostile and vanishing ones, some of whose requests
 * find an upstream that fails: what {@code scripts/endurance.sh} puts on a server. Prints a line of
 * CSV for each window of time.
 */
@Command(name = "client-mix", description = "Puts a mix of clients on a server of /hello.")
public final class ClientMix implements Callable<Integer> {
  private static final String HEADER =
      "seconds,good,upstream_failed,unserved,p50_s,p99_s,hostile,hanging,vanished,slow";

  /** The kinds of faults take turns, so that each is as frequent in as many requests. */
  private static final int REQUESTS = 300;

  private static final int LATENCY_MILLIS = 20;
  private static final double NANOS_PER_SECOND = 1e9;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--url", required = true, description = "Scheme, host and port of the server.")
  URI url = URI.create("");

  @Option(names = "--good", defaultValue = "4", description = "Clients that behave.")
  int good;

  @Option(names = "--slow", description = "Clients that send a byte each 100 ms without end.")
  int slow;

  @Option(names = "--hostile", description = "Clients that send what is no request.")
  int hostile;

  @Option(names = "--vanishing", description = "Clients that do not wait for their answer.")
  int vanishing;

  @Option(
      names = "--faults",
      description = "The percentage of the requests of good clients whose upstream fails.")
  int faults;

  @Option(names = "--seconds", defaultValue = "10", description = "How long.")
  int seconds;

  @Option(names = "--every", defaultValue = "5", description = "The seconds of a window.")
  int every;

  @Option(
      names = "--timeoutMillis",
      defaultValue = "60000",
      description = "How long a server may let anybody wait.")
  int timeoutMillis;

  /** Runs it by hand. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ClientMix()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    String target = new HelloRequest(LATENCY_MILLIS, false, 0, Optional.empty()).target();
    Duration timeout = Duration.ofMillis(timeoutMillis);
    PrintWriter out = spec.commandLine().getOut();
    try (LoadClient client = new LoadClient(Optional.of(HelloRequest.ANSWER));
        SlowClients slowOnes = new SlowClients(slow, url);
        BadClients hostileOnes = new BadClients(url, target, BadManner.HOSTILE, timeout);
        BadClients vanishingOnes = new BadClients(url, target, BadManner.VANISHING, timeout)) {
      slowOnes.begin();
      hostileOnes.begin(hostile);
      vanishingOnes.begin(vanishing);
      GoodClients goodOnes = new GoodClients(client, timeout);
      out.println(HEADER);
      long begin = System.nanoTime();
      double passed = 0;
      while (passed < seconds) {
        // Where a load lasts beyond the end of a window, the next window is the one it ends in.
        double end = (Math.floor(passed / every) + 1) * every;
        goodOnes.askUntil(begin + (long) (end * NANOS_PER_SECOND));
        passed = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        out.printf(
            Locale.ROOT,
            "%.1f,%s,%d,%d,%d,%d%n",
            passed,
            goodOnes.takeLine(),
            hostileOnes.acts(),
            hostileOnes.hanging() + vanishingOnes.hanging(),
            vanishingOnes.acts(),
            slowOnes.connected());
        out.flush();
      }
    }
    return ExitStatus.DONE;
  }

  /** Those who behave, by loads of about a second. */
  private final class GoodClients {
    private final LoadClient client;
    private final Duration timeout;
    private final IntFunction<String> requests =
        Requests.of(REQUESTS, LATENCY_MILLIS, 0, 0, faults, 0, 0);
    private Histogram latencies = LoadResult.emptyHistogram();
    private int next;
    private int size = good;
    private int upstreamFailed;
    private int unserved;

    GoodClients(LoadClient client, Duration timeout) {
      this.client = client;
      this.timeout = timeout;
    }

    void askUntil(long end) throws InterruptedException {
      while (System.nanoTime() < end) {
        int from = next;
        LoadResult seen =
            client.run(
                new Load(
                    url,
                    size,
                    number -> requests.apply((from + number) % REQUESTS),
                    new Load.Closed(good),
                    false,
                    timeout));
        count(seen, from);
        next = (from + size) % REQUESTS;
        size = Math.max(good, (int) (size / seen.seconds()));
      }
    }

    /** An upstream that fails is told by 502 or 504, and nothing else is. */
    private void count(LoadResult seen, int from) {
      int toFail =
          (int)
              IntStream.range(from, from + size)
                  .filter(number -> Requests.isOf(faults, number % REQUESTS))
                  .count();
      int told = Math.min(toFail, seen.badGateway() + seen.gatewayTimeout());
      upstreamFailed += told;
      unserved += size - seen.answered() - told;
      latencies.add(seen.latencies());
    }

    /** Returns what they saw since the last time. */
    String takeLine() {
      String line =
          String.format(
              Locale.ROOT,
              "%d,%d,%d,%.4f,%.4f",
              latencies.getTotalCount(),
              upstreamFailed,
              unserved,
              latencies.getValueAtPercentile(50) / NANOS_PER_SECOND,
              latencies.getValueAtPercentile(99) / NANOS_PER_SECOND);
      latencies = LoadResult.emptyHistogram();
      upstreamFailed = 0;
      unserved = 0;
      return line;
    }
  }
}
