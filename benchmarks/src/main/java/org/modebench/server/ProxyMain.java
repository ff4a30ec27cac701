package org.modebench.server;

import java.io.IOException;
import java.util.List;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServerSettings;
import org.modebench.server.common.ServingLife;
import org.modebench.server.loop.EventLoopServer;

/** An asynchronous proxy as a process of its own, before a server of any model. */
public final class ProxyMain {
  private ProxyMain() {}

  /**
   * Starts a proxy on the Java and the class path of this JVM, and waits until it serves, at most
   * 30 s.
   *
   * @param settings whose upstream is the server
   * @throws IOException with a sentence that says why, if it does not
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public static ServerProcess launch(ServerSettings settings)
      throws IOException, InterruptedException {
    return ServerProcess.start("The proxy", ProxyMain.class, List.of(), settings.toArguments());
  }

  /**
   * Serves until standard input ends.
   *
   * @param arguments its settings
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ServingLife.live(
        arguments,
        0,
        settings -> EventLoopServer.start(settings, EventLoopServer.Waiting.FOR_ANOTHER_SERVER));
  }
}
