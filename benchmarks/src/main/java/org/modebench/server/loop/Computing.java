package org.modebench.server.loop;

import java.util.function.Consumer;
import org.modebench.server.common.Answer;
import org.modebench.server.common.HelloRequest;

/**
 * Lets a request be computed, or a file be read for it, and then wait.
 *
 * @param computer who computes
 * @param waiting where it waits afterwards
 */
record Computing(Computer computer, LoopUpstream waiting) implements LoopUpstream {

  @Override
  public Wait await(HelloRequest request, Consumer<Answer> answered) {
    if (!request.works()) {
      return waiting.await(request, answered);
    }
    Both both = new Both();
    computer.compute(
        request,
        failure -> {
          if (both.cancelled) {
            return;
          }
          if (failure.isPresent()) {
            answered.accept(failure.get());
          } else {
            both.wait = waiting.await(request.worked(), answered);
          }
        });
    return both;
  }

  @Override
  public void close() {
    computer.close();
    waiting.close();
  }

  /** The computation, which goes on when it is given up, and the wait after it. */
  private static final class Both implements Wait {
    private Wait wait = OVER;
    private boolean cancelled;

    @Override
    public void cancel() {
      cancelled = true;
      wait.cancel();
    }
  }
}
