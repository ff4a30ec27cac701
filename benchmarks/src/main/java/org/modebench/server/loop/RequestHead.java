package org.modebench.server.loop;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modebench.server.common.RequestBounds;

/**
 * A request without a body, as a server takes it from a connection.
 *
 * @param target what is asked for
 * @param keepAlive whether the connection is to go on after the answer
 */
record RequestHead(String target, boolean keepAlive) {

  private static final Pattern LINE =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([!-~]+) HTTP/(\\d)\\.(\\d)");

  /**
   * Reads the text before a request's empty line.
   *
   * @throws Refusal if it is no request that a server without bodies can serve
   */
  static RequestHead parse(String text) throws Refusal {
    Head head = Head.parse(text);
    Matcher line = LINE.matcher(head.firstLine());
    if (!line.matches()) {
      throw Refusal.notHttp("A request must begin with method, target and version.");
    }
    if (!line.group(3).equals("1")) {
      throw new Refusal(Refusal.VERSION);
    }
    if (!line.group(1).equals("GET")) {
      throw new Refusal(RequestBounds.METHOD);
    }
    if (head.bodyBytes() > 0) {
      throw new Refusal(Refusal.BODY);
    }
    return new RequestHead(line.group(2), head.keepsAlive(!line.group(4).equals("0")));
  }
}
