package org.modebench.server.process;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServerSettings;
import org.modebench.server.common.ServingLife;

/** Where {@link Prefork} runs: in a JVM that can share sockets. */
public final class PreforkSupervisor {
  private PreforkSupervisor() {}

  /**
   * Starts the workers and waits until they accept. A JVM that cannot share sockets starts one that
   * can as supervisor.
   *
   * @throws IOException with a sentence that says why, if they do not
   */
  public static Server start(ServerSettings settings) throws IOException {
    if (SharedListener.isPossible()) {
      return Prefork.start(settings);
    }
    try {
      return ServerProcess.start(
              "The PREFORK server",
              PreforkSupervisor.class,
              SharedListener.JVM_FLAGS,
              settings.toArguments())
          .asServer();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The start of the PREFORK server was interrupted.");
    }
  }

  /**
   * Serves until standard input ends.
   *
   * @param arguments its settings
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ServingLife.live(arguments, 0, Prefork::start);
  }
}
