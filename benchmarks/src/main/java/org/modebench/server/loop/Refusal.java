package org.modebench.server.loop;

import org.modebench.server.common.Answer;

/** Says why a connection cannot go on: what came is no request that this server takes. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  /** The bytes that a request line and its headers may have together. */
  static final int HEAD_LIMIT = 16 * 1024;

  /** The bytes that a request line may have. */
  static final int LINE_LIMIT = 4 * 1024;

  static final Answer BODY = new Answer(413, "A request must not have a body.");
  static final Answer METHOD = new Answer(405, "The method must be GET.");
  static final Answer LINE_TOO_LONG =
      new Answer(414, "The request line must have at most " + LINE_LIMIT + " bytes.");
  static final Answer HEAD_TOO_LONG =
      new Answer(431, "The request's headers must have at most " + HEAD_LIMIT + " bytes.");
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
