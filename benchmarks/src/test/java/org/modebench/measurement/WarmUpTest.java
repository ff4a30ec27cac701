package org.modebench.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-jdk")
class WarmUpTest {
  private static final long MILLI = 1_000_000;
  private static final long MOST = TimeUnit.SECONDS.toNanos(10);

  private long now = 17;
  private long batches;

  /** How long it takes with batches of which each takes what is given for its number, from 0. */
  private long run(long most, LongUnaryOperator nanos) throws Exception {
    return new WarmUp(most, () -> now).run(() -> now += nanos.applyAsLong(batches++));
  }

  @Test
  void batchesThatAreSteadyFromTheFirstOnTakeThreeWindows() throws Exception {
    assertThat(run(MOST, number -> 10 * MILLI)).isEqualTo(WarmUp.SHORTEST_NANOS);
    assertThat(batches).isEqualTo(30);
  }

  @Test
  void aWindowHasThreeBatchesHoweverLongTheyAre() throws Exception {
    assertThat(run(MOST, number -> 200 * MILLI)).isEqualTo(9 * 200 * MILLI);
    assertThat(batches).isEqualTo(WarmUp.FEWEST_BATCHES);
  }

  @Test
  void itGoesOnWhileBatchesBecomeFaster() throws Exception {
    long spent = run(MOST, number -> number < 100 ? 20 * MILLI - number * 100_000 : 10 * MILLI);
    assertThat(batches).isGreaterThan(100);
    assertThat(spent).isBetween(1_505 * MILLI, 1_505 * MILLI + 400 * MILLI);
  }

  /** One window that is no faster may be chance, such as a collection. */
  @Test
  void oneWindowThatIsNoFasterEndsNothing() throws Exception {
    long unused = run(MOST, number -> number < 10 ? 12 * MILLI : number < 20 ? 13 * MILLI : MILLI);
    assertThat(batches).isGreaterThan(20 + 100);
  }

  @Test
  void noBatchBeginsThatWouldEndAfterTheLimit() throws Exception {
    assertThat(run(1_500 * MILLI, number -> 1_000 * MILLI)).isEqualTo(1_000 * MILLI);
    assertThat(batches).isEqualTo(1);
  }

  @Test
  void batchesThatNeverStopBecomingFasterEndAtTheLimit() throws Exception {
    long spent =
        run(1_000 * MILLI, number -> (long) (20 * MILLI * Math.pow(0.99, (double) number)));
    assertThat(spent).isBetween(990 * MILLI, 1_000 * MILLI);
  }

  /** The clock may not be read as often as batches of nanoseconds end, nor each be kept. */
  @Test
  void batchesOfNanosecondsAreTimedTogether() throws Exception {
    assertThat(run(MOST, number -> 1_000)).isEqualTo(WarmUp.SHORTEST_NANOS);
  }

  @Test
  void aBatchThatFailsEndsIt() {
    assertThatThrownBy(
            () ->
                new WarmUp(MOST, () -> now)
                    .run(
                        () -> {
                          throw new IllegalStateException("wrong");
                        }))
        .hasMessage("wrong");
  }
}
