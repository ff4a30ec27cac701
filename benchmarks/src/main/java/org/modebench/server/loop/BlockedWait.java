package org.modebench.server.loop;

import java.util.function.Consumer;
import org.modebench.server.common.Answer;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.Upstream;

/** The mistake under test: the loop's own thread waits for the upstream, and nobody is served. */
record BlockedWait(Upstream upstream) implements LoopUpstream {

  /** What a client is told that waits when its server is closed. */
  static final Answer CLOSING = new Answer(503, "The server is being closed.");

  @Override
  public Wait await(HelloRequest request, Consumer<Answer> answered) {
    answered.accept(await(request));
    return Wait.OVER;
  }

  /** Blocks the calling thread until there is an answer. */
  Answer await(HelloRequest request) {
    try {
      return upstream.await(request);
    } catch (InterruptedException closing) {
      // Whoever waits next on this thread is to end at once, too.
      Thread.currentThread().interrupt();
      return CLOSING;
    }
  }
}
