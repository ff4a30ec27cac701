package org.modebench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Delays by calculation, on passages that were worked out by hand or by theory. */
@Tag("any-jdk")
class PassageTest {

  private static Passage passage(long[] offered, long[] begun, long[] ended) {
    List<Passage.Message> messages = new ArrayList<>();
    for (int i = 0; i < offered.length; i++) {
      messages.add(new Passage.Message(offered[i], offered[i], 0, begun[i], ended[i]));
    }
    return new Passage(messages, 0, 0, 0);
  }

  private static List<Long> delays(List<Passage.Message> messages) {
    return messages.stream().map(Passage.Message::delay).toList();
  }

  /** W(n + 1) = max(0, W(n) + S(n) − A(n)), with waits of 0, 8, 0 and 5. */
  @Test
  void oneWhoWritesMakesMessagesWaitByLindleysRecursion() {
    Passage passage =
        passage(new long[] {0, 2, 30, 35}, new long[] {0, 11, 30, 41}, new long[] {10, 18, 40, 44});

    assertThat(delays(passage.calculated(1))).containsExactly(10L, 15L, 10L, 8L);
    assertThat(delays(passage.messages())).containsExactly(10L, 16L, 10L, 9L);
  }

  /** Who takes a message from a full queue wakes the producer first, which takes 2 here. */
  @Test
  void takingAMessageIsPartOfItsService() {
    Passage passage =
        new Passage(
            List.of(
                new Passage.Message(0, 0, 0, 0, 10),
                new Passage.Message(1, 1, 2, 12, 20),
                new Passage.Message(1, 4, 2, 22, 30)),
            0,
            0,
            0);

    assertThat(delays(passage.calculated(1))).containsExactly(10L, 19L, 29L);
  }

  /** The first is alone; what came meanwhile is one commit, as far as it may be. */
  @Test
  void whatWaitsIsOneCommit() {
    Passage passage =
        passage(new long[] {0, 1, 2, 3}, new long[] {0, 10, 10, 22}, new long[] {10, 22, 22, 30});

    assertThat(delays(passage.calculated(2))).containsExactly(10L, 21L, 20L, 27L);
  }

  /** A consumer that sleeps wakes 5 after the first message, and finds three; then none sleeps. */
  @Test
  void whatComesWhileTheConsumerWakesIsOfTheSameCommit() {
    Passage passage =
        passage(new long[] {0, 1, 2, 9}, new long[] {5, 5, 5, 16}, new long[] {15, 15, 15, 20});

    assertThat(delays(passage.calculated(64))).containsExactly(15L, 14L, 13L, 10L);
    assertThat(delays(passage.calculated(1))).containsExactly(15L, 18L, 21L, 18L);
  }

  /**
   * M/M/1 has a mean time in the system of S / (1 − ρ) (L. Kleinrock, Queueing Systems, volume 1,
   * Wiley 1975, section 3.2).
   */
  @Test
  void theMeanDelayOfRandomArrivalsIsThatOfTheory() {
    int messages = 400_000;
    long[] offered = Bursts.dueNanos(messages, 1, 1e6 / 0.7);
    long[] begun = new long[messages];
    long[] ended = new long[messages];
    Random random = new Random(2);
    for (int i = 0; i < messages; i++) {
      begun[i] = offered[i];
      ended[i] = offered[i] + (long) (-1e6 * Math.log1p(-random.nextDouble()));
    }

    List<Passage.Message> calculated = passage(offered, begun, ended).calculated(1);

    assertThat(calculated.stream().mapToLong(Passage.Message::delay).average().orElseThrow())
        .isBetween(3.233e6, 3.433e6);
  }

  @Test
  void messagesComeInBurstsAtTheRateAskedFor() {
    long[] due = Bursts.dueNanos(200_000, 20, 5000);

    for (int i = 0; i < 200; i++) {
      assertThat(due[i]).isEqualTo(due[i / 20 * 20]);
    }
    assertThat(due).isSorted();
    assertThat(due[due.length - 1] / 9999.0).isBetween(4850.0, 5150.0);
    assertThat(Bursts.dueNanos(200, 20, 5000)).isEqualTo(Arrays.copyOf(due, 200));
  }
}
