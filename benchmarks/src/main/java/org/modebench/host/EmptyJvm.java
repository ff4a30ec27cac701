package org.modebench.host;

import java.io.IOException;
import java.util.List;

/** A JVM that ends as soon as it has started, with the flags of a worker. */
public final class EmptyJvm {
  private EmptyJvm() {}

  /**
   * Starts one and waits until it is gone.
   *
   * @param launcher the java program
   * @return its exit status
   */
  public static int run(String launcher) throws IOException, InterruptedException {
    return JvmVariables.without(
            List.of(launcher, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-version"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
