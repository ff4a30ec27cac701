package org.modebench.load;

import java.util.Formatter;
import java.util.Locale;

/** What a client saw, in the words of {@code ab}. */
final class LoadText {
  private final Load load;
  private final LoadResult result;
  private final Formatter text = new Formatter(Locale.ROOT);

  private LoadText(Load load, LoadResult result) {
    this.load = load;
    this.result = result;
  }

  /**
   * @param capacity how many requests a second the client can drive
   */
  static String of(Load load, LoadResult result, double capacity) {
    LoadText lines = new LoadText(load, result);
    lines.totals();
    if (result.answered() > 0) {
      lines.rates();
      lines.percentages();
    }
    lines.client(capacity);
    return lines.text.toString();
  }

  private void totals() {
    if (load.arrival() instanceof Load.Closed closed) {
      text.format("Concurrency Level:      %d%n", closed.connections());
    } else if (load.arrival() instanceof Load.Open open) {
      text.format("Intended rate:          %.2f [#/sec]%n", open.rate());
    }
    text.format("Time taken for tests:   %.3f seconds%n", result.seconds());
    text.format("Complete requests:      %d%n", result.answered());
    text.format("Failed requests:        %d%n", load.requests() - result.answered());
    if (!result.failures().isEmpty()) {
      text.format("   (%s)%n", result.causes());
    }
    if (result.answered() == 0) {
      text.format(
          "No request was answered, so there is no rate and no latency; check that the server listens at %s.%n",
          load.server());
    }
  }

  /** Of what was answered: a refused connection is quick, and nobody is served by it. */
  private void rates() {
    double acrossAll = result.seconds() / result.answered();
    text.format("Requests per second:    %.2f [#/sec] (mean)%n", 1 / acrossAll);
    if (load.arrival() instanceof Load.Closed closed) {
      text.format(
          "Time per request:       %.3f [ms] (mean)%n", 1e3 * acrossAll * closed.connections());
    }
    text.format(
        "Time per request:       %.3f [ms] (mean, across all concurrent requests)%n",
        1e3 * acrossAll);
    text.format("Mean latency:           %.3f [ms]%n", 1e3 * result.meanSeconds());
  }

  private void percentages() {
    text.format("%n");
    text.format("Percentage of the requests served within a certain time (ms)%n");
    percentage(50, result.p50Seconds(), "");
    percentage(90, result.p90Seconds(), "");
    percentage(95, result.p95Seconds(), "");
    percentage(99, result.p99Seconds(), "");
    percentage(100, result.maxSeconds(), " (longest request)");
  }

  private void percentage(int percent, double seconds, String remark) {
    text.format("%4d%% %10.3f%s%n", percent, 1e3 * seconds, remark);
  }

  private void client(double capacity) {
    text.format("%n");
    text.format(
        "Client: %sit can drive %.0f requests a second.%n",
        Double.isNaN(result.clientBusyShare())
            ? ""
            : "%.0f %% busy; ".formatted(100 * result.clientBusyShare()),
        capacity);
    if (result.answered() > 0) {
      text.format(
          "Little's law: throughput x mean time / mean number under way = %.3f.%n",
          result.littleRatio());
    }
  }
}
