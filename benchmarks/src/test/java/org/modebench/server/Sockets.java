package org.modebench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** The TCP sockets of this machine, as the kernel lists them. */
public final class Sockets {

  private static final List<Path> LISTS =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENING = "0A";

  private Sockets() {}

  /** Returns how many connections some process holds whose local port is {@code port}. */
  public static int heldAt(int port) throws IOException {
    String ending = String.format(Locale.ROOT, ":%04X", port);
    int count = 0;
    for (Path list : LISTS) {
      for (String line : Files.readAllLines(list)) {
        String[] fields = line.strip().split(" +", -1);
        if (fields[LOCAL_ADDRESS].endsWith(ending)
            && !fields[STATE].equals(LISTENING)
            && !fields[INODE].equals("0")) {
          count++;
        }
      }
    }
    return count;
  }

  /** Waits until something holds, for some seconds; returns whether it does. */
  public static boolean soon(Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!holds.call()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(10);
    }
    return true;
  }

  /**
   * Returns when {@code number} is 0, as it must become soon; it must not be so before it began.
   */
  public static void awaitNone(String what, Callable<Integer> number) throws Exception {
    assertThat(soon(() -> number.call() == 0)).as(what).isTrue();
  }
}
