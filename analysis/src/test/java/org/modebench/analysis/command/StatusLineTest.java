package org.modebench.analysis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  private static final String CLEAR = "\r\u001b[K";
  private static final Duration OFTEN = Duration.ofMillis(1);
  private static final Duration NEVER = Duration.ofDays(1);

  private final StringWriter text = new StringWriter();

  private StatusLine.Screen screen(int columns, Duration period) {
    return new StatusLine.Screen(new PrintWriter(text), columns, period);
  }

  private static void await(AtomicInteger asked, int times) throws InterruptedException {
    while (asked.get() < times) {
      Thread.sleep(1);
    }
  }

  @Test
  void aTerminalIsToldAtOnceAndLeftClean() {
    StatusLine line = StatusLine.start(screen(80, NEVER), () -> "It begins.");
    assertThat(text).hasToString(CLEAR + "It begins.");
    line.close();
    assertThat(text).hasToString(CLEAR + "It begins." + CLEAR);
  }

  @Test
  void theLineIsNarrowerThanTheTerminal() {
    try (StatusLine line = StatusLine.start(screen(8, NEVER), () -> "It begins.")) {
      line.clear();
    }
    assertThat(text).hasToString(CLEAR + "It begi" + CLEAR);
  }

  /** In a file each would be one more line. */
  @Test
  void whatHasBeenToldIsNotToldAgain() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    StatusLine line =
        StatusLine.start(screen(0, OFTEN), () -> asked.incrementAndGet() < 5 ? "one" : "another");
    await(asked, 10);
    line.close();
    assertThat(text.toString().lines()).containsExactly("one", "another");
  }

  @Test
  void nothingIsToldOfNothing() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    StatusLine line =
        StatusLine.start(
            screen(80, OFTEN),
            () -> {
              asked.incrementAndGet();
              return "";
            });
    await(asked, 5);
    line.close();
    assertThat(text.toString()).isEmpty();
  }

  @Test
  void nothingIsToldAfterTheEndAndNoThreadIsLeft() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicInteger count = new AtomicInteger();
    Thread[] thread = new Thread[1];
    StatusLine line =
        StatusLine.start(
            screen(0, OFTEN),
            () -> {
              thread[0] = Thread.currentThread();
              asked.countDown();
              return "" + count.incrementAndGet();
            });
    asked.await();
    line.close();
    String before = text.toString();

    assertThat(thread[0].isAlive()).isFalse();
    assertThat(text).hasToString(before);
  }
}
