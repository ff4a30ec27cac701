package org.modebench.primitive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Puts this process and what it starts on one CPU, so that what changes hands stays there: between
 * two, the time is that of waking one up which has gone to sleep.
 */
public final class OneCpu {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String ALLOWED = "Cpus_allowed_list:";
  private static final int PATIENCE_SECONDS = 10;

  private OneCpu() {}

  /**
   * Pins every thread of this process to the last CPU that it may use, by taskset(1).
   *
   * @throws IllegalStateException with a sentence, if that cannot be done here
   */
  public static void pinThisProcess() throws InterruptedException {
    String why;
    try {
      Process taskset =
          new ProcessBuilder(
                  List.of(
                      "taskset",
                      "-a",
                      "-c",
                      "-p",
                      lastOf(allowed()),
                      Long.toString(ProcessHandle.current().pid())))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectErrorStream(true)
              .start();
      if (!taskset.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        taskset.destroyForcibly();
        why = "it did not end";
      } else if (taskset.exitValue() != 0) {
        why = "it ended with exit code " + taskset.exitValue();
      } else {
        return;
      }
    } catch (IOException e) {
      why = String.valueOf(e.getMessage());
    }
    throw new IllegalStateException(
        "placement=same needs taskset to put all on one CPU, but %s; install it (Debian: util-linux), or use placement=free."
            .formatted(why));
  }

  private static String allowed() throws IOException {
    return Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1).stream()
        .filter(line -> line.startsWith(ALLOWED))
        .map(line -> line.substring(ALLOWED.length()).strip())
        .findFirst()
        .orElseThrow(() -> new IOException(STATUS + " does not tell the CPUs"));
  }

  /** The last of a list such as {@code 0-3,8}. */
  static String lastOf(String list) {
    String[] parts = list.split("[-,]", -1);
    return parts[parts.length - 1];
  }
}
