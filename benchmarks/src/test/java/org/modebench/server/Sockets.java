package org.modebench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** What Linux knows of connections, whatever process has them, in {@code /proc/net} (proc(5)). */
final class Sockets {

  private static final String ESTABLISHED = "01";
  private static final String CLOSE_WAIT = "08";

  private Sockets() {}

  /** Returns how many connections a server on that port has that somebody could still use. */
  static long openAt(int port) throws IOException {
    String local = String.format(Locale.ROOT, ":%04X", port);
    long open = 0;
    for (String table : new String[] {"tcp", "tcp6"}) {
      Path file = Path.of("/proc/net", table);
      if (Files.exists(file)) {
        open +=
            Files.readAllLines(file).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[1].endsWith(local))
                .filter(fields -> fields[3].equals(ESTABLISHED) || fields[3].equals(CLOSE_WAIT))
                .count();
      }
    }
    return open;
  }

  /** Waits until something holds, for some seconds; returns whether it does. */
  static boolean soon(Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!holds.call()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(10);
    }
    return true;
  }
}
