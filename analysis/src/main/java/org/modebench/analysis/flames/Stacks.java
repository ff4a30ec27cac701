package org.modebench.analysis.flames;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sampled stacks, and how much was sampled in each: a number of samples, of nanoseconds or of
 * bytes.
 *
 * <p>A stack is its frames from the root to the leaf, in the notation of collapsed stacks: a frame
 * of Java ends with how it was run, such as {@code _[j]} for compiled (async-profiler 4.5, {@code
 * FlameGraph}).
 */
public final class Stacks {
  private static final char FRAME_SEPARATOR = ';';

  /** What drawing has room for, which takes a call for each frame; profilers record 2,048. */
  public static final int MOST_FRAMES = 4096;

  private final Map<String, Long> values = new TreeMap<>();
  private long total;

  /**
   * Adds what was sampled in a stack.
   *
   * @param frames from the root to the leaf, at least one
   * @param value at least 1; less is nothing
   */
  public void add(List<String> frames, long value) {
    if (!frames.isEmpty()) {
      add(
          String.join(
              String.valueOf(FRAME_SEPARATOR), frames.stream().map(Stacks::printable).toList()),
          value);
    }
  }

  private void add(String stack, long value) {
    if (value > 0) {
      values.merge(stack, value, Long::sum);
      total += value;
    }
  }

  private static String printable(String frame) {
    return frame.replace(FRAME_SEPARATOR, ',').replace('\n', ' ');
  }

  /** Adds all of another sampling of the same kind. */
  public void addAll(Stacks other) {
    other.values.forEach(this::add);
  }

  /** The sum of all that was sampled. */
  public long total() {
    return total;
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** What to do with a stack. */
  @FunctionalInterface
  public interface Visitor {
    void visit(List<String> frames, long value);
  }

  /** Shows each distinct stack once, in the order of their texts. */
  public void forEach(Visitor visitor) {
    values.forEach((stack, value) -> visitor.visit(frames(stack), value));
  }

  private static List<String> frames(String stack) {
    return List.of(stack.split(String.valueOf(FRAME_SEPARATOR), -1));
  }

  /** Collapsed stacks: one a line, its value at the end. */
  public String toCollapsed() {
    StringBuilder text = new StringBuilder();
    values.forEach((stack, value) -> text.append(stack).append(' ').append(value).append('\n'));
    return text.toString();
  }

  /**
   * Reads collapsed stacks.
   *
   * @throws IllegalArgumentException if a line is none; the message says which and why
   * @throws TooDeepException if a stack has more than {@link #MOST_FRAMES}
   */
  public static Stacks parse(String collapsed) {
    Stacks stacks = new Stacks();
    int number = 0;
    for (String line : collapsed.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      int space = line.lastIndexOf(' ');
      long frames = line.chars().filter(c -> c == FRAME_SEPARATOR).count() + 1;
      if (frames > MOST_FRAMES) {
        throw new TooDeepException(
            "line %d may have at most %d frames, but has %d"
                .formatted(number, MOST_FRAMES, frames));
      }
      try {
        if (space < 1) {
          throw new NumberFormatException("no value");
        }
        stacks.add(line.substring(0, space), Long.parseLong(line.substring(space + 1)));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "line "
                + number
                + " must be frames and a whole number, but is \""
                + shortened(line)
                + "\"",
            e);
      }
    }
    return stacks;
  }

  /** A stack that is too deep to be drawn. */
  public static final class TooDeepException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    TooDeepException(String message) {
      super(message);
    }
  }

  private static String shortened(String line) {
    return line.length() > 60 ? line.substring(0, 60) + "…" : line;
  }
}
