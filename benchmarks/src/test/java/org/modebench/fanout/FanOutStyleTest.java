package org.modebench.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.analysis.catalogue.AsyncWeb;

/** What every style does, and in what they differ; times are no less than the critical path. */
@Timeout(60)
class FanOutStyleTest {
  private static final long MILLI = 1_000_000;

  private final LookUps lookUps = new LookUps();
  private final ConcurrentHistogram latencies = new ConcurrentHistogram(3);

  private PageLoad.Seen ask(FanOutStyle style, int workers, PageLoad load) throws Exception {
    assumeThat(AsyncWeb.STYLES.value(style.name()).oldestJava())
        .isLessThanOrEqualTo(Runtime.version().feature());
    try (Style open = style.open(lookUps, workers)) {
      return load.ask(open, latencies);
    }
  }

  private static PageLoad pages(int requests, int concurrency) {
    return new PageLoad(requests, concurrency, Optional.empty(), 0);
  }

  private static PageLoad failing(LookUp what) {
    return new PageLoad(2, 1, Optional.of(what), 0);
  }

  /** 100 + 40 + 40 ms in a sequence, max(100, 40 + 40) at once. */
  @ParameterizedTest
  @CsvSource({"SEQUENCE, 180", "FUTURES, 100", "CALLBACKS, 100", "VIRTUAL, 100"})
  void everyRequestGetsItsPageAndNoneSoonerThanThePathAllows(FanOutStyle style, int millis)
      throws Exception {
    long begin = System.nanoTime();
    PageLoad.Seen seen = ask(style, 4, pages(4, 2));

    assertThat(seen.failed()).isZero();
    assertThat(latencies.getTotalCount()).isEqualTo(4);
    assertThat(latencies.getMinValue()).isGreaterThanOrEqualTo((millis - 1) * MILLI);
    assertThat(lookUps.takeWasted()).isZero();
    double ideal = AsyncWeb.fanOutSeconds(AsyncWeb.STYLES.value(style.name()), 4, 4, 2);
    assertThat((System.nanoTime() - begin) / 1e9).isGreaterThanOrEqualTo(ideal - 0.005);
  }

  /** Eight requests hold two threads for 180 ms each, whatever runs at once. */
  @ParameterizedTest
  @EnumSource(names = {"SEQUENCE", "FUTURES"})
  void aPoolIsFullOfWhatWaits(FanOutStyle style) throws Exception {
    long begin = System.nanoTime();
    ask(style, 2, pages(8, 8));
    double ideal = AsyncWeb.fanOutSeconds(AsyncWeb.STYLES.value(style.name()), 2, 8, 8);
    assertThat(ideal).isEqualTo(8 * 0.18 / 2);
    assertThat((System.nanoTime() - begin) / 1e9).isGreaterThanOrEqualTo(ideal - 0.02);
  }

  /**
   * The place fails after 40 ms, or after 140 in a sequence. The event that was asked for at once
   * goes on for nothing, unless its thread is interrupted.
   */
  @ParameterizedTest
  @CsvSource({"SEQUENCE, false", "FUTURES, true", "CALLBACKS, true", "VIRTUAL, false"})
  void whatWasBegunAtOnceGoesOnForNothingUnlessItIsInterrupted(FanOutStyle style, boolean goesOn)
      throws Exception {
    assertThat(wastedOf(style, failing(LookUp.PLACE)) > 0).isEqualTo(goesOn);
  }

  /** A thread of a pool does not hear that nobody waits any more, nor does a timer. */
  @ParameterizedTest
  @CsvSource({"SEQUENCE, true", "FUTURES, true", "CALLBACKS, true", "VIRTUAL, false"})
  void whatNobodyWaitsForGoesOnUnlessItIsInterrupted(FanOutStyle style, boolean goesOn)
      throws Exception {
    assertThat(wastedOf(style, new PageLoad(1, 1, Optional.empty(), 20)) > 0).isEqualTo(goesOn);
    assertThat(latencies.getMinValue()).isGreaterThanOrEqualTo(19 * MILLI);
  }

  private int wastedOf(FanOutStyle style, PageLoad load) throws Exception {
    assumeThat(AsyncWeb.STYLES.value(style.name()).oldestJava())
        .isLessThanOrEqualTo(Runtime.version().feature());
    try (Style open = style.open(lookUps, 4)) {
      assertThat(load.ask(open, latencies).failed()).isEqualTo(load.requests());
      // What goes on is there until it ends, also between one look-up and the next.
      TimeUnit.MILLISECONDS.sleep(300);
      return lookUps.takeWasted();
    }
  }

  /** In a callback nobody is on the stack who could be blamed. */
  @ParameterizedTest
  @CsvSource({"SEQUENCE, true", "FUTURES, true", "CALLBACKS, false", "VIRTUAL, true"})
  void aStackTraceNamesWhoeverWaitedThere(FanOutStyle style, boolean named) throws Exception {
    for (LookUp what : LookUp.values()) {
      PageLoad.Seen seen = ask(style, 4, failing(what));
      assertThat(seen.frames() > 0).as("%s", what).isEqualTo(named);
    }
  }
}
