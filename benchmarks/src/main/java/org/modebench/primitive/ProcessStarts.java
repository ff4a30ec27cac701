package org.modebench.primitive;

import java.io.IOException;

/** Starts a process, the smallest there is, and waits for its end, before the next. */
final class ProcessStarts implements Repetition {
  private static final String PROGRAM = "true";

  @Override
  public long run(int times) throws IOException, InterruptedException {
    long ended = 0;
    for (int i = 0; i < times; i++) {
      Process process =
          new ProcessBuilder(PROGRAM)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      ended += process.waitFor() == 0 ? 1 : 0;
    }
    return ended;
  }
}
