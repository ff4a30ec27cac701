package org.modebench.task.own;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a user's own class finds around itself, the same in a fork and in a worker: what it prints
 * goes nowhere, so that printing costs the same in every mode, and its standard input is empty.
 */
public final class OwnSurroundings {
  private static final OwnSurroundings INSTANCE = new OwnSurroundings();

  private boolean prepared;

  private OwnSurroundings() {}

  /** Prepares this JVM, once. */
  public static void prepare() {
    INSTANCE.prepareOnce(false);
  }

  /** Prepares a worker, once: it also tells who ends it. Of a fork JMH tells that. */
  static void prepareWorker() {
    INSTANCE.prepareOnce(true);
  }

  private synchronized void prepareOnce(boolean tellsWhoExits) {
    if (!prepared) {
      prepared = true;
      if (tellsWhoExits) {
        Runtime.getRuntime().addShutdownHook(new ExitWatch(System.err));
      }
      System.setOut(
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      System.setErr(System.out);
      System.setIn(InputStream.nullInputStream());
    }
  }
}
