package org.modebench.analysis.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What JMH's profilers measure, by the names that they give: which values of it are better. */
final class ProfilerMetrics {
  /** Work of the JVM and of the processor beside, or for, each operation. */
  private static final List<Pattern> LESS =
      List.of(
          Pattern.compile("(gc|mempool|safepoints|pauses)\\..*"),
          Pattern.compile("class\\.(un)?load(\\.norm)?"),
          Pattern.compile("compiler\\.time\\..*"),
          Pattern.compile("CPI|cpi"),
          // Of perfnorm: events for each operation, of which :u are those in user mode.
          Pattern.compile(
              "(cycles|instructions|branches|stalled-cycles-.*|.*-(misses|loads|stores))(:u)?"));

  private static final Pattern MORE = Pattern.compile("IPC|ipc");

  private ProfilerMetrics() {}

  /** Which values are better; empty if no profiler of JMH is known to give that name. */
  static Optional<Better> better(String name) {
    if (LESS.stream().anyMatch(pattern -> pattern.matcher(name).matches())) {
      return Optional.of(Better.LOWER);
    }
    return MORE.matcher(name).matches() ? Optional.of(Better.HIGHER) : Optional.empty();
  }
}
