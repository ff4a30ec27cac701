package org.modebench.server.process;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.CountDownLatch;
import org.modebench.host.ParentWatch;
import org.modebench.server.blocking.ConnectionServer;
import org.modebench.server.common.ServerSettings;

/** A worker of {@link Prefork}: accepts from the socket that is its standard input. */
public final class PreforkMain {

  /** What it prints when it accepts. */
  static final String READY = "ready";

  /** Its standard input is a socket, and cannot tell that the supervisor is gone. */
  private static final int WATCH_MILLIS = 500;

  private PreforkMain() {}

  /**
   * Serves until it is killed, or its supervisor is gone.
   *
   * @param arguments the process number of the supervisor, and its settings
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ParentWatch.start(Long.parseLong(arguments[0]), WATCH_MILLIS, () -> true);
    ServerSettings settings = ServerSettings.parse(arguments, 1);
    if (!(System.inheritedChannel() instanceof ServerSocketChannel listening)) {
      throw new IOException("The standard input of a PREFORK worker must be a listening socket.");
    }
    ConnectionServer.syncWorker(listening.socket(), settings);
    System.out.println(READY);
    new CountDownLatch(1).await();
  }
}
