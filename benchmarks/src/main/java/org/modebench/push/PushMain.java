package org.modebench.push;

import java.io.IOException;
import java.util.List;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServingLife;

/** A server of events as a process of its own. */
public final class PushMain {
  private PushMain() {}

  /**
   * Starts one on the Java and the class path of this JVM, and waits until it serves, at most 30 s.
   *
   * @param eventMillis from each event to the next
   * @throws IOException with a sentence that says why, if it does not
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public static ServerProcess launch(int eventMillis) throws IOException, InterruptedException {
    return ServerProcess.start(
        "The server of events", PushMain.class, List.of(), List.of(Integer.toString(eventMillis)));
  }

  /**
   * Serves until standard input ends.
   *
   * @param arguments how many milliseconds after an event the next is published
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ServingLife.live(
        () -> {
          PushServer server = new PushServer();
          server.publishEach(Integer.parseInt(arguments[0]));
          return server;
        });
  }
}
