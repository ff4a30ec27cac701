package org.modebench.fork;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Metrics;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * The raw values in what JMH returns of one fork.
 *
 * <p>The primary result of an iteration is {@code wall}, each secondary result a metric of its own.
 * What a profiler has for the fork as a whole only is told of its last iteration. A value that is
 * not a number is left out: the profiler did not see anything.
 */
final class RawResult {
  /** What JMH puts before the names of secondary results. */
  private static final String PREFIX = "·";

  private final BenchmarkResult result;
  private final List<Measured> values = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  RawResult(BenchmarkResult result) {
    this.result = result;
    read();
  }

  /** Every value; the primary metric of the last iteration is the last. */
  List<Measured> values() {
    return List.copyOf(values);
  }

  /** What profilers have to say in words. */
  List<String> texts() {
    return List.copyOf(texts);
  }

  private void read() {
    Collection<IterationResult> iterations = result.getIterationResults();
    int number = 0;
    for (IterationResult iteration : iterations) {
      number++;
      for (Map.Entry<String, Result<?>> entry : typed(iteration.getSecondaryResults()).entrySet()) {
        add(number, entry.getKey(), entry.getValue());
      }
      if (number == iterations.size()) {
        addOfWholeFork(number);
      }
      add(number, Metrics.WALL.name(), iteration.getPrimaryResult());
    }
  }

  private void addOfWholeFork(int last) {
    for (Map.Entry<String, Result<?>> entry : typed(result.getSecondaryResults()).entrySet()) {
      String label = entry.getKey();
      Result<?> whole = entry.getValue();
      if (isText(whole) && !whole.extendedInfo().isEmpty()) {
        texts.add(name(label) + ":\n" + whole.extendedInfo().strip());
      } else if (!isText(whole) && result.getBenchmarkResults().keys().contains(label)) {
        add(last, label, whole);
      }
    }
  }

  /** JMH's own maps have raw types. */
  private static Map<String, Result<?>> typed(Map<String, ?> results) {
    Map<String, Result<?>> typed = new TreeMap<>();
    results.forEach(
        (label, result) -> {
          if (result instanceof Result<?> known) {
            typed.put(label, known);
          }
        });
    return typed;
  }

  private static boolean isText(Result<?> secondary) {
    return secondary.getScoreUnit().equals("---");
  }

  private void add(int iteration, String label, Result<?> of) {
    Optional<Measured> value = measured(iteration, name(label), of);
    value.ifPresent(values::add);
  }

  private static Optional<Measured> measured(int iteration, String metric, Result<?> of) {
    Unit unit = Unit.of(of.getScoreUnit());
    double value = of.getScore() * unit.factor();
    boolean usable = value >= 0 && value <= Double.MAX_VALUE && !isText(of);
    return usable
        ? Optional.of(new Measured(iteration, metric, value, unit.name()))
        : Optional.empty();
  }

  private static String name(String label) {
    return label.startsWith(PREFIX) ? label.substring(PREFIX.length()) : label;
  }
}
