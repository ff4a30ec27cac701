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
  private static final int BAR = 10;

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

  /** All that there is room for, the most important first. */
  private String line(Step step, int room) {
    String text = step.describe();
    if (latest.isPresent()) {
      text += ": " + DurationText.measured(latest.getAsDouble()) + "/batch";
    }
    text += ", " + step.left();
    String withBar = bar(step) + text;
    String withLeader =
        withBar
            + leaders
                .of(step.fork().benchmark())
                .map(leader -> "; fastest so far: " + leader)
                .orElse("");
    if (withLeader.length() <= room) {
      return withLeader;
    }
    if (withBar.length() <= room) {
      return withBar;
    }
    return text.substring(0, Math.min(text.length(), room));
  }

  private String bar(Step step) {
    double done = (step.number() - 1.0) / step.of();
    String drawn = done == 0 ? "" : Bar.of(done * BAR, blocks);
    return String.format(Locale.ROOT, "%-" + BAR + "s ", drawn);
  }
}
