package org.modebench.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.LoadLimit;
import org.modebench.analysis.text.Count;
import org.modebench.load.LoadResult;
import org.modebench.plan.Case;

/**
 * Whether what a client measured of a server can be believed: the reasons why not.
 *
 * <p>Little's law says that the mean number of requests in flight is throughput times mean time: J.
 * D. C. Little, A proof for the queuing formula L = λW, Operations Research 9 (1961).
 */
public final class ServerCheck {
  private static final double LITTLE_TOLERANCE = 0.03;
  private static final int PERCENT = 100;
  private static final int BYTES_PER_KB = 1024;
  private static final double LEAST_FROM_DISK = 0.99;

  /**
   * A client that is nearly as slow as the server would be measured itself. By the utilization law
   * a thread that computes a tenth of the time can do ten times as much. One that computes more
   * than that does no harm as long as requests are with it for no more than a tenth of their time:
   * of many that wait at the server, each waits for the client but briefly.
   */
  private static final double CLIENT_BUSY_SHARE = 0.1;

  private final Case of;
  private final List<Measured> values;
  private final List<String> texts;
  private final List<String> reasons = new ArrayList<>();

  private final int cores;

  private ServerCheck(Case of, ForkOutcome.Success fork, int cores) {
    this.of = of;
    this.cores = cores;
    this.values = fork.values();
    this.texts = fork.texts();
  }

  /**
   * The reasons why the values are SUSPECT; none for a case that is not of servers.
   *
   * @param cores of the machine
   */
  public static List<String> reasons(Case of, ForkOutcome.Success fork, int cores) {
    ServerCheck check = new ServerCheck(of, fork, cores);
    if (of.workload().kind(of.batch()) == Kind.SERVER) {
      check.failures();
      check.littlesLaw();
      check.concurrency();
      check.client();
      check.disk();
    }
    return check.reasons;
  }

  private void failures() {
    // Shares are exact in every hundred requests, and are rounded down in the rest.
    int asked = (int) ((long) of.calls() * of.number(Parameters.FAULTS, 0) / PERCENT);
    double failures = mean(Metrics.FAILURES).orElse(asked) - refused();
    if (failures != asked) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "%s of %s of a batch failed on average%s%s",
              number(failures),
              Count.of(of.calls(), "request"),
              causes(),
              of.batch().value().isAddress()
                  ? ""
                  : ", although the server was asked to fail " + asked));
    }
  }

  /** What was answered too late, where that is a finding and not a fault; if all was, it is one. */
  private double refused() {
    return of.workload().mayRefuse(of.batch()) && mean(Metrics.THROUGHPUT).orElse(0) > 0
        ? mean(Metrics.ANSWERS_504).orElse(0)
        : 0;
  }

  private String causes() {
    return texts.stream()
        .filter(text -> text.startsWith(LoadResult.FAILURES))
        .flatMap(text -> text.lines().skip(1))
        .distinct()
        .collect(Collectors.collectingAndThen(Collectors.joining("; "), ServerCheck::inBrackets));
  }

  private static String inBrackets(String causes) {
    return causes.isEmpty() ? "" : " (" + causes + ")";
  }

  /** Never one that looks as if it were what was asked for. */
  private static String number(double failures) {
    if (failures == Math.rint(failures)) {
      return String.format(Locale.ROOT, "%.0f", failures);
    }
    return String.format(Locale.ROOT, failures < 1 ? "%.2g" : "%.2f", failures);
  }

  private void littlesLaw() {
    double ratio = mean(Metrics.LITTLE_RATIO).orElse(1);
    if (!(Math.abs(ratio - 1) <= LITTLE_TOLERANCE)) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "throughput times mean time is %.2f of the mean number of requests in flight (by Little's law it should be 1, within 3 %%)",
              ratio));
    }
  }

  private void concurrency() {
    int asked = of.number(Parameters.CONCURRENCY, 0);
    OptionalDouble inFlight = mean(Metrics.IN_FLIGHT);
    if (asked > 0
        && inFlight.isPresent()
        && Math.abs(inFlight.getAsDouble() / asked - 1) > LITTLE_TOLERANCE) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "%s requests were in flight on average, but concurrency is %d (within 3 %% is allowed)",
              number(inFlight.getAsDouble()),
              asked));
    }
  }

  private void client() {
    double busy = mean(Metrics.CLIENT_BUSY).orElse(0);
    // Service and queue of a server that is busy for that share of the time, by the number there.
    double withClient = busy / (1 - busy) / Math.max(1, underWay());
    Optional<LoadLimit> limit = LoadLimit.of(of.batch(), OptionalInt.of(cores), this::mean);
    if (limit.equals(Optional.of(LoadLimit.CLIENT))) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "the limit that was met is the client's, not the server's: it was busy for %.0f %% of the time",
              PERCENT * busy));
    } else if (busy > CLIENT_BUSY_SHARE && withClient > CLIENT_BUSY_SHARE) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "the client was busy for %.0f %% of the time and had requests for about %.0f %% of their latency (of more than a tenth each, one is allowed), so it could not have driven ten times the measured load",
              PERCENT * busy,
              Math.min(PERCENT, PERCENT * withClient)));
    }
  }

  /** Reads that the page cache answered would be told as those of a disk. */
  private void disk() {
    double asked = (double) of.calls() * of.number(Parameters.READ_KILOBYTES, 0) * BYTES_PER_KB;
    double read = mean(Metrics.DISK_READ).orElse(asked);
    if (of.batch().text(Parameters.DIRECT).orElse("").equals("true")
        && read < asked * LEAST_FROM_DISK) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "%.0f bytes of a batch came from the disk, but %.0f were read past the page cache (99 %% at least should have come from there)",
              read,
              asked));
    }
  }

  private double underWay() {
    return mean(Metrics.THROUGHPUT).orElse(0) * mean(Metrics.LATENCY_MEAN).orElse(0);
  }

  private OptionalDouble mean(Metric metric) {
    return values.stream()
        .filter(v -> v.metric().equals(metric.name()))
        .mapToDouble(Measured::value)
        .average();
  }
}
