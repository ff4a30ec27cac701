package org.modebench.analysis.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One value of a workload's main axis: an execution mode, a server model, a lock, … It stands in
 * the column {@code mode} of the results.
 *
 * @param name as it is typed and recorded, such as {@code THREAD_POOL}
 * @param label in words, such as {@code thread pool}
 * @param order from the simplest way to the most involved; equal orders are sorted by name
 * @param parallelism how many calls compute at the same time
 * @param capacity how many calls wait at the same time
 * @param processes when worker processes are started
 * @param readsInWorkers whether a client keeps one of those in which calls wait from its connecting
 *     on, however slowly it sends
 * @param standsIn whether it stands in for the way of another runtime, and so is no choice here
 * @param oldestJava the first Java feature release that has it
 * @param style empty if plots choose one that is still free
 * @param known whether it is in the catalogue
 */
public record AxisValue(
    String name,
    String label,
    int order,
    Parallelism parallelism,
    Capacity capacity,
    ProcessStart processes,
    boolean readsInWorkers,
    boolean standsIn,
    int oldestJava,
    Optional<Style> style,
    boolean known) {

  private static final Pattern ADDRESS = Pattern.compile("https?://.+", Pattern.DOTALL);

  /** The Java release that all of this project needs. */
  public static final int JAVA_FLOOR = 17;

  /** Whether there is a number of workers to choose; it is 1 where there is not. */
  public boolean hasWorkers() {
    return capacity == Capacity.WORKERS;
  }

  /** Whether it is the address of a server that somebody else runs, as {@code -p url=} has it. */
  public boolean isAddress() {
    return !known && ADDRESS.matcher(name).matches();
  }

  /**
   * A value that the catalogue does not know: behind all others, computing on all cores. A server
   * at an address has no number of workers that could be chosen here.
   */
  public static AxisValue unknown(String name) {
    Builder unknown = new Builder(name, Integer.MAX_VALUE);
    unknown.label = name;
    unknown.known = false;
    if (unknown.entry().isAddress()) {
      unknown.capacity = Capacity.UNBOUNDED;
    }
    return unknown.entry();
  }

  /**
   * Begins an entry: by default it computes on all cores, waits in all workers, and is not styled.
   */
  static Builder named(String name, int order) {
    return new Builder(name, order);
  }

  /** Collects what is said of a value. */
  static final class Builder {
    private final String name;
    private final int order;
    private String label;
    private Parallelism parallelism = Parallelism.CORES;
    private Capacity capacity = Capacity.WORKERS;
    private ProcessStart processes = ProcessStart.NEVER;
    private boolean readsInWorkers;
    private boolean standsIn;
    private int oldestJava = JAVA_FLOOR;
    private Optional<Style> style = Optional.empty();
    private boolean known = true;

    private Builder(String name, int order) {
      this.name = name;
      this.order = order;
      this.label = name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Builder label(String words) {
      this.label = words;
      return this;
    }

    Builder computes(Parallelism atOnce) {
      this.parallelism = atOnce;
      return this;
    }

    Builder waits(Capacity atOnce) {
      this.capacity = atOnce;
      return this;
    }

    Builder startsProcesses(ProcessStart when) {
      this.processes = when;
      return this;
    }

    Builder readsInWorkers() {
      this.readsInWorkers = true;
      return this;
    }

    Builder standsIn() {
      this.standsIn = true;
      return this;
    }

    Builder since(int java) {
      this.oldestJava = java;
      return this;
    }

    Builder style(Style.Colour colour, Style.Marker marker) {
      this.style = Optional.of(new Style(colour, marker, false));
      return this;
    }

    Builder dashed(Style.Colour colour, Style.Marker marker) {
      this.style = Optional.of(new Style(colour, marker, true));
      return this;
    }

    AxisValue entry() {
      return new AxisValue(
          name,
          label,
          order,
          parallelism,
          capacity,
          processes,
          readsInWorkers,
          standsIn,
          oldestJava,
          style,
          known);
    }
  }
}
