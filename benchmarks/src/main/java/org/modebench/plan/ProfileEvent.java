package org.modebench.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import one.convert.Arguments;

/** What a profile samples. */
public enum ProfileEvent {
  /**
   * CPU time. On Linux by timers of the threads' CPU clocks ({@code ctimer}), on every machine:
   * {@code cpu} asks for hardware counters, which most virtual machines lack, and reads the
   * kernel's symbols first, for longer than a worker JVM lives. Linux looks at such timers once in
   * each tick of its own, which is longer than this interval: so each tick is a sample, also of
   * threads that end before the second.
   */
  CPU("CPU time", "") {
    @Override
    public String option(boolean linux) {
      return linux ? "event=ctimer,interval=500us" : "event=cpu,interval=2ms";
    }
  },

  /** Time by the clock, of each thread, whether it runs or waits. */
  WALL("wall-clock time of the threads", "") {
    @Override
    public String option(boolean linux) {
      return "event=wall,interval=2ms";
    }
  },

  /** Time that threads wait for Java locks. */
  LOCK("time waiting for locks", "nanoseconds") {
    @Override
    public String option(boolean linux) {
      return "lock=0";
    }

    @Override
    public void choose(Arguments arguments) {
      arguments.lock = true;
      arguments.total = true;
    }
  },

  /** Memory that Java code allocates. */
  ALLOC("allocated memory", "bytes") {
    @Override
    public String option(boolean linux) {
      return "alloc=64k";
    }

    @Override
    public void choose(Arguments arguments) {
      arguments.alloc = true;
      arguments.total = true;
    }
  };

  private final String title;
  private final String unit;

  ProfileEvent(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  /** Its name on the command line, in names of files and in results. */
  public String optionValue() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The event of that name, if there is one. */
  public static Optional<ProfileEvent> named(String optionValue) {
    return Arrays.stream(values()).filter(e -> e.optionValue().equals(optionValue)).findFirst();
  }

  /** In words. */
  public String title() {
    return title;
  }

  /** What stacks of this event count; empty if they count samples. */
  public String unit() {
    return unit;
  }

  /** What the profiler is told. */
  public abstract String option(boolean linux);

  /** Whether it is sampled of every thread of the process, also before there is a JVM in it. */
  public boolean isOfThreads() {
    return this == CPU || this == WALL;
  }

  /** Has the converter read samples of this event. */
  public void choose(Arguments arguments) {}
}
