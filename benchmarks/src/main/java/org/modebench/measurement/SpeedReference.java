package org.modebench.measurement;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.modebench.host.ExecutorShutdown;
import org.modebench.task.XorShift;

/**
 * How fast the machine is while a fork is measured: a fixed piece of serial arithmetic, on as many
 * cores as the mode uses, outside of the time of batches.
 *
 * <p>It runs before and after an iteration, and where one core does all the work also between
 * batches. Where several do, their workers wait for the next batch meanwhile, and a piece more of
 * waiting makes them slower: 1.3 % [0.7, 1.9] with FORK_JOIN.
 *
 * <p>The speed of a machine that others use wanders by some percent within seconds, and no clock
 * shows it. What the time of the work has in common with that of the piece can be taken off when
 * cells are compared.
 */
public final class SpeedReference implements AutoCloseable {
  /**
   * Of some 0.1 to 0.2 ms: the median of many short pieces follows the speed, and a few long ones
   * tell who interrupted them.
   */
  static final int STEPS = 125_000;

  /** The name of its threads. */
  static final String THREAD = "speed reference";

  /** How many times as long as a piece the rest before the next is: at most 3 % of the time. */
  private static final int REST = 33;

  /** After so many pieces their code is compiled. */
  private static final int WARM_UP = 40;

  /** How many pieces run before an iteration, and after it. */
  private static final int AT_AN_EDGE = 10;

  private static final SpeedReference INSTANCE = new SpeedReference();

  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
  private final List<Piece> pieces = new ArrayList<>();
  private @Nullable ExecutorService others;
  private int cores;
  private long endedAt;
  private long tookNanos;
  private long cpuNanos;

  /**
   * A piece that has run.
   *
   * @param wall its time in nanoseconds
   * @param cpu its CPU time in nanoseconds
   * @param checksum what it computed
   */
  private record Piece(long wall, long cpu, long checksum) {}

  /** One that is closed. */
  SpeedReference() {}

  /** The one of this fork; it never runs unless it is opened. */
  public static SpeedReference ofThisFork() {
    return INSTANCE;
  }

  /**
   * Gets ready to run.
   *
   * @param onCores on how many cores at the same time, at least 1
   */
  public void open(int onCores) {
    cores = onCores;
    if (onCores > 1) {
      others = Executors.newFixedThreadPool(onCores - 1, SpeedReference::thread);
    }
    for (int i = 0; i < WARM_UP; i++) {
      run();
    }
    forget();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, THREAD);
    thread.setDaemon(true);
    return thread;
  }

  /** An iteration is about to begin: what ran before does not count. */
  void begin() {
    forget();
    runAtEdge();
  }

  /** An iteration has ended. */
  void end() {
    runAtEdge();
  }

  private void forget() {
    pieces.clear();
    cpuNanos = 0;
  }

  private void runAtEdge() {
    for (int i = 0; i < AT_AN_EDGE && cores > 0; i++) {
      run();
    }
  }

  /**
   * Runs between two batches, if one core does all the work and the last piece was long enough ago.
   */
  public void runIfDue() {
    if (cores == 1 && System.nanoTime() - endedAt >= REST * tookNanos) {
      cpuNanos += run();
    }
  }

  /** Runs a piece on each core, and tells the CPU time of the caller's in nanoseconds. */
  private long run() {
    long began = System.nanoTime();
    List<Future<Piece>> besides = new ArrayList<>();
    if (others != null) {
      for (int i = 1; i < cores; i++) {
        besides.add(others.submit(this::piece));
      }
    }
    Piece own = piece();
    pieces.add(own);
    try {
      for (Future<Piece> other : besides) {
        pieces.add(other.get());
      }
    } catch (InterruptedException e) {
      // The iteration is being ended, and its time with it.
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    endedAt = System.nanoTime();
    tookNanos = endedAt - began;
    return own.cpu();
  }

  private Piece piece() {
    long cpu = clock.getCurrentThreadCpuTime();
    long began = System.nanoTime();
    long checksum = compute(STEPS, began | 1);
    long ended = System.nanoTime();
    return new Piece(ended - began, clock.getCurrentThreadCpuTime() - cpu, checksum);
  }

  /**
   * The steps of the countdown, of which C1 and C2 make the same code; in a method of its own, so
   * that the work's is compiled for the work alone.
   */
  static long compute(int steps, long seed) {
    long state = seed;
    for (int left = steps; left > 0; left--) {
      state ^= state << XorShift.LEFT;
      state ^= state >>> XorShift.RIGHT;
    }
    return state;
  }

  /** How many pieces a second one core does: by the median; empty if none ran in the iteration. */
  OptionalDouble speed() {
    long[] walls = pieces.stream().mapToLong(Piece::wall).sorted().toArray();
    return walls.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Reading.NANOS_PER_SECOND
                / ((walls[(walls.length - 1) / 2] + walls[walls.length / 2]) / 2.0));
  }

  /** The CPU time of the pieces between batches, in seconds, which is none of the work's. */
  double cpuSeconds() {
    return cpuNanos / Reading.NANOS_PER_SECOND;
  }

  /** Ends its threads. */
  @Override
  public void close() {
    cores = 0;
    if (others != null) {
      ExecutorShutdown.of(others);
    }
  }
}
