package org.modebench.load;

import io.netty.handler.codec.http.HttpStatusClass;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import org.modebench.analysis.command.Causes;

/**
 * How a request ended, and why.
 *
 * @param cause what went wrong, in words that are the same for each request that it happened to;
 *     empty if it was answered
 */
record Ending(Outcome outcome, String cause) {
  static final Ending ANSWERED = new Ending(Outcome.ANSWERED, "");
  static final Ending TIMED_OUT = new Ending(Outcome.TIMED_OUT, "no answer in time");
  static final Ending OTHER_BODY = failed("answer 200 with another body");
  static final Ending NOT_HTTP = failed("an answer that is not HTTP");
  static final Ending CLOSED = failed("connection closed before the answer ended");

  private static final int BAD_GATEWAY = 502;
  private static final int GATEWAY_TIMEOUT = 504;

  /** With an answer of another status than 200. */
  static Ending ofStatus(int status) {
    Outcome outcome =
        switch (status) {
          case BAD_GATEWAY -> Outcome.BAD_GATEWAY;
          case GATEWAY_TIMEOUT -> Outcome.GATEWAY_TIMEOUT;
          default -> Outcome.FAILED;
        };
    boolean redirect = HttpStatusClass.valueOf(status) == HttpStatusClass.REDIRECTION;
    return new Ending(
        outcome, "answer " + status + (redirect ? ", a redirect that is not followed" : ""));
  }

  /** By an exception, of which the last cause counts: the others name the connection. */
  static Ending of(Throwable thrown) {
    Throwable cause = Causes.last(thrown);
    if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
      return failed("unknown host");
    }
    String message = cause.getMessage();
    return failed(
        message == null || message.isEmpty()
            ? cause.getClass().getSimpleName()
            : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1));
  }

  private static Ending failed(String cause) {
    return new Ending(Outcome.FAILED, cause);
  }
}
