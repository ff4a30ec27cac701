package org.modebench.upload;

import java.io.IOException;
import java.util.List;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServingLife;

/** A store as a process of its own. */
public final class StoreMain {
  private StoreMain() {}

  /**
   * Starts one on the Java and the class path of this JVM, and waits until it serves, at most 30 s.
   *
   * @throws IOException with a sentence that says why, if it does not
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public static ServerProcess launch() throws IOException, InterruptedException {
    return ServerProcess.start("The store", StoreMain.class, List.of(), List.of());
  }

  /** Serves until standard input ends. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ServingLife.live(Store::start);
  }
}
