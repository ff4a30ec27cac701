package org.modebench.load;

import java.util.Locale;

/** What a client saw, in the words of {@code ab}. */
final class LoadText {
  private final Load load;
  private final LoadResult result;
  private final StringBuilder text = new StringBuilder();

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
    lines.percentages();
    lines.client(capacity);
    return lines.text.toString();
  }

  private void totals() {
    if (load.arrival() instanceof Load.Closed closed) {
      line("Concurrency Level:      %d", closed.connections());
    } else if (load.arrival() instanceof Load.Open open) {
      line("Intended rate:          %.2f [#/sec]", open.rate());
    }
    line("Time taken for tests:   %.3f seconds", result.seconds());
    line("Complete requests:      %d", load.requests());
    line("Failed requests:        %d", load.requests() - result.answered());
    if (result.answered() < load.requests()) {
      line(
          "   (502: %d, 504: %d, other answers and connections: %d, no answer in time: %d)",
          result.badGateway(), result.gatewayTimeout(), result.failed(), result.timedOut());
    }
    double acrossAll = result.seconds() / load.requests();
    line("Requests per second:    %.2f [#/sec] (mean)", 1 / acrossAll);
    if (load.arrival() instanceof Load.Closed closed) {
      line("Time per request:       %.3f [ms] (mean)", 1e3 * acrossAll * closed.connections());
    }
    line(
        "Time per request:       %.3f [ms] (mean, across all concurrent requests)",
        1e3 * acrossAll);
    line("Mean latency:           %.3f [ms]", 1e3 * result.meanSeconds());
  }

  private void percentages() {
    line("");
    line("Percentage of the requests served within a certain time (ms)");
    percentage(50, result.p50Seconds(), "");
    percentage(90, result.p90Seconds(), "");
    percentage(95, result.p95Seconds(), "");
    percentage(99, result.p99Seconds(), "");
    percentage(100, result.maxSeconds(), " (longest request)");
  }

  private void percentage(int percent, double seconds, String remark) {
    line("%4d%% %10.3f%s", percent, 1e3 * seconds, remark);
  }

  private void client(double capacity) {
    line("");
    line(
        "Client: %.0f %% busy; it can drive %.0f requests a second.",
        100 * result.clientBusyShare(), capacity);
    line(
        "Little's law: throughput x mean time / mean number under way = %.3f.",
        result.littleRatio());
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
