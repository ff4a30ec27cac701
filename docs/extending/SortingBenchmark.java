package lab;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.modebench.analysis.catalogue.Better;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.benchmark.BatchState;
import org.modebench.benchmark.UserWorkload;
import org.modebench.task.InterpreterLock;
import org.modebench.task.Task;
import org.modebench.task.TaskForm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How much faster is sorting what is sorted already, in each mode? */
@UserWorkload(
    axis = "order",
    metrics =
        @UserWorkload.UserMetric(
            name = "comparisons",
            better = Better.LOWER,
            title = "comparisons of a sort"))
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SortingBenchmark {

  /** What a sort starts from. */
  public enum Order {
    SHUFFLED,
    SORTED
  }

  /** The batch. */
  @State(Scope.Benchmark)
  public static class Sorts extends BatchState {
    @Param public Order order;

    @Param("10")
    public int workers;

    @Param("10")
    public int calls;

    @Param("10000")
    public int length;

    @Override
    protected int workers() {
      return workers;
    }

    @Override
    protected int calls() {
      return calls;
    }

    @Override
    protected Task task(int number) {
      return new Sort(order, length);
    }

    @Override
    protected Map<Metric, Double> metrics() {
      LongAdder compared = new LongAdder();
      new Sort(order, length).sort(compared::increment);
      return Map.of(Metric.unknown("comparisons", "1"), compared.doubleValue());
    }
  }

  @Benchmark
  public long sorts(Sorts batch) throws Exception {
    return batch.runBatch();
  }

  /** Sorts the numbers from 0 to the length. */
  public record Sort(Order order, int length) implements Task {
    private static final long STEP = 1_000_003;

    Integer[] sort(Runnable compared) {
      Integer[] numbers = new Integer[length];
      Arrays.setAll(
          numbers, i -> order == Order.SORTED ? i : Integer.valueOf((int) (i * STEP % length)));
      Comparator<Integer> natural = Comparator.naturalOrder();
      Arrays.sort(
          numbers,
          (a, b) -> {
            compared.run();
            return natural.compare(a, b);
          });
      return numbers;
    }

    /** Each number times its place. */
    @Override
    public long call() {
      Integer[] sorted = sort(() -> {});
      long sum = 0;
      for (int i = 0; i < length; i++) {
        sum += (long) i * sorted[i];
      }
      return sum;
    }

    @Override
    public long callHolding(InterpreterLock lock) {
      return call();
    }

    /** The sum of the squares: a sort that was skipped, or done wrong, returns another. */
    @Override
    public long expected() {
      long n = length - 1L;
      return n * (n + 1) * (2 * n + 1) / 6;
    }

    @Override
    public String toText() {
      return TaskForm.text(Form.class, order + " " + length);
    }
  }

  /** How a worker process gets a sort. */
  public static final class Form implements TaskForm {
    @Override
    public Sort read(String argument) {
      String[] words = argument.split(" ");
      return new Sort(Order.valueOf(words[0]), Integer.parseInt(words[1]));
    }

    @Override
    public String example(URI api) {
      return Order.SHUFFLED + " 1000";
    }
  }
}
