package org.modebench.server.loop;

import java.util.function.Consumer;
import org.modebench.server.common.Answer;

/** What a loop does with a request whose head has come as a whole. */
@FunctionalInterface
interface Service {

  /**
   * Finds the answer to a request.
   *
   * @param target of the request line
   * @param answered is told the answer, once, on the loop's thread, perhaps before this returns
   */
  Wait serve(String target, Consumer<Answer> answered);
}
