package org.modebench.upload;

import java.io.IOException;
import org.modebench.server.common.Server;

/** How a server of uploads runs its connections: one constant for each model. */
public enum UploadModel {
  /** Each on a platform thread of its own, with streams. */
  THREAD_PER_CONNECTION,
  /** All on one loop, with Netty. */
  EVENT_LOOP;

  /**
   * Starts a server of this model inside this JVM.
   *
   * @param store its port
   * @throws IOException if there is no port
   */
  Server start(Body body, int store) throws IOException {
    return switch (this) {
      case THREAD_PER_CONNECTION -> ThreadServer.start(body, store);
      case EVENT_LOOP -> LoopServer.start(body, store);
    };
  }
}
