package org.modebench.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.modebench.analysis.catalogue.Mechanisms;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.mode.Batch;
import org.modebench.mode.ExecutionMode;
import org.modebench.task.Task;
import org.modebench.task.shared.LockKind;
import org.modebench.task.shared.SharedCounter;
import org.modebench.task.shared.SharedTime;
import org.modebench.task.shared.Updates;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a race lose, what does a lock cost, and does fairness pay?
 *
 * <p>A batch is {@code calls} updates of one number, shared out among the workers. An update reads
 * the number, computes {@code held} steps of a countdown and writes it, one greater; between two
 * updates a worker computes {@code gap} steps. A bare {@code counter++} would not do: its compiler
 * makes one addition of many. ATOMIC and LONG_ADDER compute before they add. A lock that loses an
 * update fails the fork. It does not show locks that are held while a thread waits for I/O.
 *
 * <pre>java -jar benchmarks.jar Contention -p experiment=locks</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgs = {"-Xms256m", "-Xmx256m"})
public class ContentionBenchmark {

  /** A number that workers share. */
  @State(Scope.Benchmark)
  public static class SharedNumber extends RunnerState {
    private static final double NANOS_PER_SECOND = 1e9;

    @Param({
      Mechanisms.NONE,
      Mechanisms.SYNCHRONIZED,
      Mechanisms.REENTRANT,
      Mechanisms.FAIR,
      Mechanisms.SEMAPHORE,
      Mechanisms.ATOMIC,
      Mechanisms.LONG_ADDER
    })
    public LockKind lock;

    @Param(Modes.THREADS)
    public ExecutionMode mode;

    @Param("4")
    public int workers;

    @Param("10000")
    public int calls;

    @Param("600")
    public int held;

    @Param("600")
    public int gap;

    @Param("1")
    public int permits;

    @Param("0")
    public int strayReleases;

    @Param(Parameters.MANY_STEPS)
    public String step;

    private SharedTime alone;
    private long batches;
    private long nanos;
    private long lost;
    private long handovers;
    private long waitNanos;
    private long refused;
    private int mostInside;

    @Override
    final ExecutionMode runnerMode() {
      return mode;
    }

    @Override
    protected int workers() {
      return workers;
    }

    @Override
    void prepare(Duration patience) {
      alone = SharedTime.measure(held, gap);
    }

    /** The speed of the machine wanders: the bound is that of the iteration. */
    @Setup(Level.Iteration)
    @Override
    public void beginIteration() {
      alone = SharedTime.measure(held, gap);
      batches = 0;
      nanos = 0;
      lost = 0;
      handovers = 0;
      waitNanos = 0;
      refused = 0;
      mostInside = 0;
      super.beginIteration();
    }

    private boolean isUnderGil() {
      return mode == ExecutionMode.GIL_THREADS;
    }

    private boolean hasManySteps() {
      return step.equals(Parameters.MANY_STEPS);
    }

    /** How many a lock lets in: a semaphore takes permits from anyone. */
    private int inside() {
      return lock == LockKind.SEMAPHORE ? permits + strayReleases : 1;
    }

    /** Whether no update may be lost. */
    private boolean excludes() {
      return lock == LockKind.NONE
          ? workers == 1 || (isUnderGil() && !hasManySteps())
          : !lock.isLock() || inside() == 1;
    }

    /** How many updates can compute at the same time. */
    private int atOnce() {
      return isUnderGil() ? 1 : Math.min(workers, Runtime.getRuntime().availableProcessors());
    }

    @Override
    void warmUp() throws Exception {
      long unused = update();
    }

    long update() throws Exception {
      SharedCounter counter = lock.counter(permits, inside() == 1);
      if (lock.isLock()) {
        for (int i = 0; i < strayReleases; i++) {
          refused += counter.releaseWithoutHolding() ? 0 : 1;
        }
      }
      long begin = System.nanoTime();
      run(new Batch(tasks(counter)));
      nanos += System.nanoTime() - begin;
      long missing = calls - counter.value();
      try {
        check(missing);
      } catch (IllegalStateException e) {
        throw abandoned(e);
      }
      batches++;
      lost += missing;
      handovers += counter.tally().handovers();
      waitNanos += counter.tally().longestWaitNanos();
      mostInside = Math.max(mostInside, counter.tally().mostInside());
      return counter.value();
    }

    /**
     * Holds a batch to what was promised of it.
     *
     * @param missing how many updates were lost
     */
    void check(long missing) {
      if (missing != 0 && excludes()) {
        throw new IllegalStateException(
            "%s must lose no update, but lost %d of %d.".formatted(lock, missing, calls));
      }
    }

    /** An equal share for each worker; the first have one more where it does not come out even. */
    private List<Task> tasks(SharedCounter counter) {
      List<Task> tasks = new ArrayList<>();
      for (int w = 0; w < workers; w++) {
        int share = calls / workers + (w < calls % workers ? 1 : 0);
        tasks.add(new Updates(counter, w, share, held, gap, hasManySteps()));
      }
      return tasks;
    }

    @Override
    protected Map<Metric, Double> metrics() {
      Map<Metric, Double> metrics = new LinkedHashMap<>();
      if (batches == 0) {
        return metrics;
      }
      double updates = (double) batches * calls;
      metrics.put(Metrics.LOST, lost / updates);
      metrics.put(Metrics.PER_CALL, nanos / NANOS_PER_SECOND / updates);
      metrics.put(Metrics.IDEAL, alone.bound(calls, atOnce(), lock.isLock() ? inside() : atOnce()));
      if (lock.isLock()) {
        metrics.put(Metrics.HANDOVERS, handovers / updates);
        metrics.put(Metrics.LONGEST_WAIT, waitNanos / NANOS_PER_SECOND / batches);
        metrics.put(Metrics.AT_ONCE, (double) mostInside);
        if (strayReleases > 0) {
          metrics.put(Metrics.REFUSED_RELEASES, (double) refused / batches);
        }
      }
      return metrics;
    }
  }

  @Benchmark
  public long updates(SharedNumber number) throws Exception {
    return number.update();
  }
}
