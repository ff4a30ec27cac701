package org.modebench.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * What JMH and a fork print: handed on to JMH's own text format, its last lines kept to explain a
 * failure. JMH calls this once for each fork as if each were a run; the end of the run is written
 * by the runner, once.
 */
public final class ForkOutput implements OutputFormat {
  private static final int LINES_KEPT = 60;
  private static final String LOCK_WARNING = "# WARNING: JMH lock is ignored";

  private final OutputFormat text;
  private final Deque<String> lines = new ArrayDeque<>();
  private final StringBuilder line = new StringBuilder();
  private Listener listener = new Listener() {};

  /** Hears of each iteration, of warm-up and measurement alike. */
  interface Listener {
    /** It begins. */
    default void started(IterationParams iteration) {}

    /** It has ended. */
    default void ended(IterationParams iteration, IterationResult result) {}
  }

  public ForkOutput(OutputFormat text) {
    this.text = text;
  }

  synchronized void startFork(Listener newListener) {
    lines.clear();
    line.setLength(0);
    listener = newListener;
  }

  /** The last lines that the fork and JMH printed. */
  synchronized List<String> lastLines() {
    return List.copyOf(lines);
  }

  private synchronized void keep(String printed) {
    line.append(printed);
    int end;
    while ((end = line.indexOf("\n")) >= 0) {
      lines.addLast(line.substring(0, end).stripTrailing());
      line.delete(0, end + 1);
      if (lines.size() > LINES_KEPT) {
        lines.removeFirst();
      }
    }
  }

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {
    listener().started(params);
    text.iteration(benchmark, params, iteration);
  }

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult data) {
    text.iterationResult(benchmark, params, iteration, data);
    listener().ended(params, data);
  }

  private synchronized Listener listener() {
    return listener;
  }

  @Override
  public void startBenchmark(BenchmarkParams params) {
    text.startBenchmark(params);
  }

  @Override
  public void endBenchmark(BenchmarkResult result) {
    text.endBenchmark(result);
  }

  @Override
  public void startRun() {}

  @Override
  public void endRun(Collection<RunResult> result) {}

  @Override
  public void print(String s) {
    keep(s);
    text.print(s);
  }

  @Override
  public void println(String s) {
    if (s.startsWith(LOCK_WARNING)) {
      return;
    }
    keep(s + "\n");
    text.println(s);
  }

  @Override
  public void flush() {
    text.flush();
  }

  /** JMH closes its output after each fork; it is closed when the run ends. */
  @Override
  public void close() {
    text.flush();
  }

  @Override
  public void verbosePrintln(String s) {
    text.verbosePrintln(s);
  }

  @Override
  public void write(int b) {
    keep(Character.toString((char) (b & 0xff)));
    text.write(b);
  }

  @Override
  public void write(byte[] b) throws IOException {
    keep(new String(b, StandardCharsets.UTF_8));
    text.write(b);
  }
}
