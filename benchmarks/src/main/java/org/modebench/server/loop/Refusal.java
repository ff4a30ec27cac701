package org.modebench.server.loop;

import org.modebench.server.common.Answer;

/** Says why a connection cannot go on: what came is no request that this server takes. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  static final Answer BODY = new Answer(413, "A request must not have a body.");
  static final Answer VERSION = new Answer(505, "The version must be HTTP/1.0 or HTTP/1.1.");

  private final transient Answer answer;

  /**
   * @param answer what the client is told, before its connection ends
   */
  Refusal(Answer answer) {
    super(answer.body());
    this.answer = answer;
  }

  /** A refusal of something that is not HTTP. */
  static Refusal notHttp(String sentence) {
    return new Refusal(Answer.badRequest(sentence));
  }

  Answer answer() {
    return answer;
  }
}
