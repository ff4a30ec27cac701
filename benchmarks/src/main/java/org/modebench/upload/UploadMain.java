package org.modebench.upload;

import java.io.IOException;
import java.util.List;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServingLife;

/** A server of uploads as a process of its own. */
public final class UploadMain {
  private static final int MEGABYTE = 1 << 20;

  /** A body of 256 MB has room, even where it is copied once. */
  private static final String HEAP = "768m";

  /** Small, and all in use before anything is measured. */
  private static final int YOUNG_MEGABYTES = 16;

  /** A collection leaves nothing dead behind, of which a little would else stay where it is. */
  private static final String COMPACTING = "-XX:MarkSweepDeadRatio=0";

  private UploadMain() {}

  /**
   * Starts one on the Java and the class path of this JVM, and waits until it serves, at most 30 s.
   * It may have 768 MiB of heap, and as much beside it, and ends where it needs more.
   *
   * @param store its port
   * @throws IOException with a sentence that says why, if it does not
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public static ServerProcess launch(UploadModel model, Body body, int store)
      throws IOException, InterruptedException {
    return launch(model, body, store, HEAP);
  }

  static ServerProcess launch(UploadModel model, Body body, int store, String heap)
      throws IOException, InterruptedException {
    return ServerProcess.start(
        "The server",
        UploadMain.class,
        List.of(
            "-Xms" + heap,
            "-Xmx" + heap,
            "-Xmn" + YOUNG_MEGABYTES + "m",
            COMPACTING,
            OutOfMemory.FLAG),
        List.of(model.name(), body.name(), Integer.toString(store)));
  }

  /**
   * Serves until standard input ends.
   *
   * @param arguments the model, what is done with bodies, and the port of the store
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    touchYoungGeneration();
    ServingLife.live(
        () ->
            UploadModel.valueOf(arguments[0])
                .start(Body.valueOf(arguments[1]), Integer.parseInt(arguments[2])));
  }

  /**
   * What every request leaves behind fills it once, whether bodies are held or not: memory would
   * seem to grow with the first of them.
   */
  private static void touchYoungGeneration() {
    long touched = 0;
    for (int megabytes = 0; megabytes < 2 * YOUNG_MEGABYTES; megabytes++) {
      touched += new byte[MEGABYTE].length;
    }
    if (touched == 0) {
      throw new IllegalStateException("Nothing was touched.");
    }
  }
}
