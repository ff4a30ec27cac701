package org.modebench.analysis.command;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells what a command is doing while it has nothing to show yet: at a terminal once a second on
 * one line that is written again and again, elsewhere now and then on a line of its own. What has
 * been told is not told again.
 */
public final class StatusLine implements AutoCloseable {
  private static final String TO_START_AND_CLEAR = "\r\u001b[K";
  private static final Duration AT_A_TERMINAL = Duration.ofSeconds(1);
  private static final Duration ELSEWHERE = Duration.ofSeconds(5);
  private static final Duration NEVER = Duration.ofDays(10_000);

  private final Screen screen;
  private final Supplier<String> now;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::keepTelling, "status-line");
  private String told = "";
  private boolean shown;

  /**
   * Where it is told.
   *
   * @param columns of a terminal; 0 for a line each time
   * @param period how often
   */
  public record Screen(PrintWriter out, int columns, Duration period) {
    /**
     * This terminal; elsewhere standard error, since standard output has the result.
     *
     * @param out standard output, which is the terminal if there is one
     */
    public static Screen of(PrintWriter out, PrintWriter err) {
      return Terminal.isThere()
          ? new Screen(out, Terminal.columns(), AT_A_TERMINAL)
          : new Screen(err, 0, ELSEWHERE);
    }

    /** This terminal; elsewhere nothing is told. */
    public static Screen ofTerminal(PrintWriter out) {
      return Terminal.isThere()
          ? new Screen(out, Terminal.columns(), AT_A_TERMINAL)
          : new Screen(new PrintWriter(Writer.nullWriter()), 0, NEVER);
    }

    private boolean isTerminal() {
      return columns > 0;
    }
  }

  private StatusLine(Screen screen, Supplier<String> now) {
    this.screen = screen;
    this.now = now;
    thread.setDaemon(true);
  }

  /**
   * Begins to tell; at a terminal at once.
   *
   * @param now what is done now; empty for nothing. It is called by another thread.
   */
  public static StatusLine start(Screen screen, Supplier<String> now) {
    StatusLine line = new StatusLine(screen, now);
    if (screen.isTerminal()) {
      line.tell();
    }
    line.thread.start();
    return line;
  }

  private void keepTelling() {
    try {
      while (!closed.await(screen.period().toNanos(), TimeUnit.NANOSECONDS)) {
        tell();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void tell() {
    String text = now.get();
    if (text.equals(told) || closed.getCount() == 0) {
      return;
    }
    told = text;
    if (screen.isTerminal()) {
      // A line as wide as the terminal would make some of them wrap.
      String line = text.substring(0, Math.min(text.length(), screen.columns() - 1));
      screen.out().print(TO_START_AND_CLEAR + line);
      shown = true;
    } else {
      screen.out().println(text);
    }
    screen.out().flush();
  }

  /** Makes room for something else. */
  public synchronized void clear() {
    if (shown) {
      screen.out().print(TO_START_AND_CLEAR);
      screen.out().flush();
      shown = false;
    }
  }

  /** Tells no more, and leaves a terminal as it was. */
  @Override
  public void close() {
    closed.countDown();
    clear();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
