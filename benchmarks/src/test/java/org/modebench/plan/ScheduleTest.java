package org.modebench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-jdk")
class ScheduleTest {

  @Test
  void everyRoundRunsEveryCaseOnce() {
    List<Integer> all = IntStream.range(0, 9).boxed().toList();
    for (List<Integer> round : Schedule.of(9, 20, 42)) {
      assertThat(round).containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  void theOrderIsAFunctionOfTheSeed() {
    assertThat(Schedule.of(20, 5, 42)).isEqualTo(Schedule.of(20, 5, 42));
    assertThat(Schedule.of(20, 5, 42)).isNotEqualTo(Schedule.of(20, 5, 43));
  }

  /** Pinned: a recorded seed must give the recorded order in every later version and JDK. */
  @Test
  void theOrderOfASeedNeverChanges() {
    assertThat(Schedule.of(5, 2, 1)).isEqualTo(PINNED);
  }

  private static final List<List<Integer>> PINNED =
      List.of(List.of(0, 2, 3, 4, 1), List.of(4, 2, 3, 0, 1));

  @Test
  void roundsDifferFromEachOther() {
    assertThat(Schedule.of(20, 10, 7)).doesNotHaveDuplicates();
  }

  @Test
  void moreRoundsOnlyAppend() {
    assertThat(Schedule.of(12, 10, 3).subList(0, 4)).isEqualTo(Schedule.of(12, 4, 3));
  }

  /** Drift must not favour a place: each case comes first about equally often. */
  @Test
  void everyCaseComesFirstSometimes() {
    assertThat(Schedule.of(4, 400, 11).stream().map(round -> round.get(0)).toList())
        .contains(0, 1, 2, 3);
  }
}
