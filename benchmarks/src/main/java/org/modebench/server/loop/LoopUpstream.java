package org.modebench.server.loop;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.modebench.server.common.Answer;
import org.modebench.server.common.HelloRequest;

/** Where a request waits for an answer while the loop goes on. */
interface LoopUpstream extends AutoCloseable {

  /**
   * Starts to wait. Returns at once, except where the wait is meant to block the loop.
   *
   * @param answered is told the answer, once, on the loop's thread, perhaps before this returns
   */
  Wait await(HelloRequest request, Consumer<Answer> answered);

  /** Ends its threads and connections. */
  @Override
  default void close() {}

  /** Returns a timer of the loop in the place of an upstream. */
  static LoopUpstream timer(LoopTimer timer, Duration deadline) {
    return (request, answered) -> {
      Answer.Due due = Answer.Due.of(request, deadline);
      return timer.after(
          TimeUnit.MILLISECONDS.toNanos(due.millis()), () -> answered.accept(due.answer()));
    };
  }
}
