package org.modebench.progress;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.modebench.analysis.text.Bar;
import org.modebench.plan.DurationText;

/**
 * One line that is written again and again: how far the run is, what it measures, and what it has
 * found so far. Failures and remarks stay above it.
 */
public final class TerminalProgress implements Progress {
  private static final String TO_START_AND_CLEAR = "\r\u001b[K";

  /** Less than this is too narrow for whole words. */
  private static final int WIDE = 120;

  private static final int BAR = 10;
  private static final int SHORT_BAR = 5;

  /** A case whose name is cut shorter is hard to tell from the others. */
  private static final int SHORTEST_NAME = 12;

  private final PrintStream out;
  private final IntSupplier width;
  private final boolean blocks;
  private final Leaders leaders = new Leaders();
  private @Nullable Step current;
  private OptionalDouble latest = OptionalDouble.empty();
  private int columns;
  private boolean shown;
  private boolean closed;

  /**
   * @param width of the terminal in columns, asked again for each fork, since a window changes
   * @param blocks whether it can show blocks, which bars are drawn of
   */
  public TerminalProgress(PrintStream out, IntSupplier width, boolean blocks) {
    this.out = out;
    this.width = width;
    this.blocks = blocks;
  }

  @Override
  public synchronized void started(Step step) {
    current = step;
    latest = OptionalDouble.empty();
    // Nothing is measured now, as it is when an iteration has ended.
    columns = width.getAsInt();
    show();
  }

  @Override
  public synchronized void estimated(double batchSeconds) {
    latest = OptionalDouble.of(batchSeconds);
    show();
  }

  @Override
  public synchronized void ended(Step step, double batchSeconds) {
    current = step;
    latest = OptionalDouble.of(batchSeconds);
    leaders.add(step.fork(), batchSeconds);
    show();
  }

  @Override
  public synchronized void failed(Step step, String reason) {
    say(step.describe() + " FAILED: " + reason);
  }

  @Override
  public synchronized void say(String line) {
    if (closed) {
      return;
    }
    clear();
    out.println(line);
    out.flush();
    show();
  }

  @Override
  public synchronized void close() {
    clear();
    out.flush();
    closed = true;
  }

  private void clear() {
    if (shown) {
      out.print(TO_START_AND_CLEAR);
      shown = false;
    }
  }

  private void show() {
    if (current == null || closed) {
      return;
    }
    // A line as wide as the terminal would make some of them wrap.
    out.print(TO_START_AND_CLEAR + line(current, Math.max(1, columns - 1)));
    out.flush();
    shown = true;
  }

  /**
   * All that there is room for: the name of the case gives way first, then what was found so far,
   * then the bar.
   */
  private String line(Step step, int room) {
    boolean wide = room >= WIDE;
    String bar = bar(step, wide ? BAR : SHORT_BAR);
    String count = step.count() + " ";
    String times = estimate(wide) + ", " + step.left();
    String found = found(step, wide);
    int left = room - count.length() - times.length();
    int least = Math.min(SHORTEST_NAME, step.name().length());
    if (left - bar.length() - found.length() >= least) {
      return bar + count + name(step, left - bar.length() - found.length()) + times + found;
    }
    if (left - bar.length() >= least) {
      return bar + count + name(step, left - bar.length()) + times;
    }
    String text = count + (left >= least ? name(step, left) : step.name()) + times;
    return text.substring(0, Math.min(text.length(), room));
  }

  /** Without the fork where there is no room for it, and then cut. */
  private String name(Step step, int room) {
    String label = step.fork().label();
    if (label.length() > room) {
      return blocks ? label.substring(0, room - 1) + "…" : label.substring(0, room);
    }
    return step.name().length() > room ? label : step.name();
  }

  private String estimate(boolean wide) {
    return latest.isEmpty()
        ? ""
        : ": " + DurationText.measured(latest.getAsDouble()) + (wide ? "/batch" : "");
  }

  /** What the run has found of the workload that is measured. */
  private String found(Step step, boolean wide) {
    return leaders
        .of(step.fork().benchmark())
        .map(leader -> wide ? "; fastest so far: " + leader : "; best: " + leader.split(" ", 2)[0])
        .orElse("");
  }

  private String bar(Step step, int length) {
    double done = (step.number() - 1.0) / step.of();
    String drawn = done == 0 ? "" : Bar.of(done * length, blocks);
    return String.format(Locale.ROOT, "%-" + length + "s ", drawn);
  }
}
