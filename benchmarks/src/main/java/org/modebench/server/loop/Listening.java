package org.modebench.server.loop;

import java.io.IOException;

/** The sentence for a port that cannot be had. */
final class Listening {

  private Listening() {}

  static IOException refused(int port, Throwable cause) {
    return new IOException(
        "The server must listen on 127.0.0.1:"
            + port
            + ", but that port cannot be had; name another one.",
        cause);
  }
}
