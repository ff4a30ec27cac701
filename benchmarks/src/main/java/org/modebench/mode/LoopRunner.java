package org.modebench.mode;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.modebench.task.Completion;
import org.modebench.task.EventLoop;
import org.modebench.task.Task;

/** One thread with non-blocking I/O; at most as many calls in flight as there are workers. */
final class LoopRunner implements TaskRunner {

  private final int workers;
  private final EventLoop loop = new EventLoop();

  LoopRunner(int workers) {
    this.workers = workers;
  }

  @Override
  public long[] run(List<? extends Task> tasks) throws TaskFailedException, InterruptedException {
    Results results = new Results(tasks);
    Flight flight = new Flight(results);
    loop.execute(
        () -> {
          for (int i = 0; i < Math.min(workers, results.size()); i++) {
            flight.startNext();
          }
        });
    flight.ended.await();
    return results.checksums();
  }

  @Override
  public void close() {
    loop.close();
  }

  /** The calls of one batch; only the loop's thread changes it. */
  private final class Flight {
    private final Results results;
    private final CountDownLatch ended;
    private int next;

    Flight(Results results) {
      this.results = results;
      this.ended = new CountDownLatch(results.size());
    }

    void startNext() {
      if (next == results.size()) {
        return;
      }
      int index = next++;
      try {
        results.task(index).start(loop, new Landing(index));
      } catch (RuntimeException | Error e) {
        new Landing(index).failed(e);
      }
    }

    /** Where one call comes back. */
    private final class Landing implements Completion {
      private final int index;

      Landing(int index) {
        this.index = index;
      }

      @Override
      public void completed(long checksum) {
        results.completed(index, checksum);
        land();
      }

      @Override
      public void failed(Throwable cause) {
        results.failed(index, cause);
        land();
      }

      private void land() {
        ended.countDown();
        // Through the queue, so that a call that computes does not start the next one inside
        // itself.
        loop.execute(Flight.this::startNext);
      }
    }
  }
}
