package org.modebench.server.loop;

import java.util.Optional;
import java.util.function.Consumer;
import org.modebench.server.common.Answer;
import org.modebench.server.common.HelloRequest;

/**
 * What a loop does with a request, whichever loop it is.
 *
 * @param upstream where requests wait
 * @param blocked where those wait that ask to block the loop
 */
record Hello(LoopUpstream upstream, BlockedWait blocked) implements Service {

  @Override
  public Wait serve(String target, Consumer<Answer> answered) {
    Optional<HelloRequest> request;
    try {
      request = HelloRequest.parse(target);
    } catch (IllegalArgumentException refused) {
      answered.accept(Answer.badRequest(String.valueOf(refused.getMessage())));
      return Wait.OVER;
    }
    if (request.isEmpty()) {
      answered.accept(Answer.NOT_FOUND);
      return Wait.OVER;
    }
    standStill(request.get().pauseMillis());
    if (request.get().cached()) {
      answered.accept(Answer.OK);
      return Wait.OVER;
    }
    return (request.get().blocking() ? blocked : upstream).await(request.get(), answered);
  }

  private static void standStill(int millis) {
    if (millis == 0) {
      return;
    }
    try {
      Thread.sleep(millis);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }
}
