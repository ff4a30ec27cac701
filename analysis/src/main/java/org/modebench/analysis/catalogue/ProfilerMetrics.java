package org.modebench.analysis.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What JMH's profilers measure, by the names that they give: which values are better, titles. */
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

  /** Where a name says little by itself, or a lot of characters. */
  private static final Map<String, String> TITLES =
      Map.of(
          "gc.alloc.rate", "allocation rate",
          "gc.alloc.rate.norm", "allocated per batch",
          "gc.count", "collections",
          "gc.time", "collection time",
          "class.load", "classes loaded per time",
          "class.load.norm", "classes loaded per batch",
          "compiler.time.total", "JIT time in all",
          "compiler.time.profiled", "JIT time while measured");

  private ProfilerMetrics() {}

  /** A metric of a profiler, or of a user, which has no entry. */
  static Metric of(String name, String unit) {
    return Metric.described(name, unit, better(name), TITLES.getOrDefault(name, name));
  }

  /** Which values are better; empty if no profiler of JMH is known to give that name. */
  private static Optional<Better> better(String name) {
    if (LESS.stream().anyMatch(pattern -> pattern.matcher(name).matches())) {
      return Optional.of(Better.LOWER);
    }
    return MORE.matcher(name).matches() ? Optional.of(Better.HIGHER) : Optional.empty();
  }
}
