package org.modebench.mock;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.modebench.http.ApiClient;
import org.modebench.mode.Batch;
import org.modebench.mode.ExecutionMode;
import org.modebench.mode.TaskFailedException;
import org.modebench.mode.TaskRunner;
import org.modebench.mode.WrongResultException;
import org.modebench.task.ApiCall;
import org.modebench.task.CovidAnswer;
import org.modebench.task.Task;
import org.modebench.task.TimedTask;

/**
 * Calls the mock API with a fixed number of calls in flight, in {@link ExecutionMode#EVENT_LOOP}:
 * of all modes the one that needs the least of the machine, and so leaves the most to the mock.
 */
final class MockLoad implements AutoCloseable {

  private final URI mock;
  private final TaskRunner runner;
  private final ApiClient client = new ApiClient();

  /**
   * @param mock the base URI of the mock
   * @param concurrency how many calls are in flight at once, at least 1
   */
  MockLoad(URI mock, int concurrency) {
    this.mock = mock;
    this.runner = ExecutionMode.EVENT_LOOP.open(concurrency);
  }

  /**
   * Makes {@code calls} calls with a fixed delay and waits for the last answer.
   *
   * @throws IOException with a sentence that names the mock, if a call fails
   */
  Timing run(int latencyMillis, int calls) throws IOException, InterruptedException {
    URI uri = mock.resolve(CovidAnswer.PATH + "?latencyMillis=" + latencyMillis);
    long[] callNanos = new long[calls];
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      int number = i;
      tasks.add(new TimedTask(new ApiCall(uri, client), took -> callNanos[number] = took));
    }
    Batch batch = new Batch(tasks);
    long begin = System.nanoTime();
    try {
      batch.runOn(runner);
    } catch (TaskFailedException | WrongResultException e) {
      throw new IOException(
          "The mock API at " + mock + " must answer every call, but: " + e.getMessage(), e);
    }
    long nanos = System.nanoTime() - begin;
    Arrays.sort(callNanos);
    return new Timing(nanos, callNanos);
  }

  @Override
  public void close() throws IOException {
    runner.close();
    client.close();
  }

  /** How long a number of calls took, in nanoseconds. */
  static final class Timing {
    private final long nanos;
    private final long[] sortedCallNanos;

    private Timing(long nanos, long[] sortedCallNanos) {
      this.nanos = nanos;
      this.sortedCallNanos = sortedCallNanos;
    }

    /** Returns the time of all calls together, in nanoseconds. */
    long nanos() {
      return nanos;
    }

    /** Returns the median time of one call, in nanoseconds. */
    double medianNanos() {
      int n = sortedCallNanos.length;
      return (sortedCallNanos[(n - 1) / 2] + sortedCallNanos[n / 2]) / 2.0;
    }
  }
}
