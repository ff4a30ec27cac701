package org.modebench.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowListTest {
  private static final Instant START = Instant.parse("2026-11-01T12:00:00.123456789Z");

  private static Row row(String run, Instant start, int fork, int iteration, String metric) {
    return row(run, start, fork, iteration, metric, 0.5);
  }

  private static Row row(
      String run, Instant start, int fork, int iteration, String metric, double value) {
    return new Row(
        run,
        start,
        "CpuBound",
        "THREADS",
        2,
        10,
        "limit=5",
        fork,
        iteration,
        metric,
        value,
        "s",
        Status.SUSPECT,
        "noise " + fork,
        "box",
        2,
        "17",
        "abc");
  }

  private static Row row(int fork, int iteration, String metric) {
    return row("r1", START, fork, iteration, metric);
  }

  /** More rows than a block has, in each of two runs. */
  @Test
  void rowsComeBackAsTheyWere() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      rows.add(row("r" + i % 2, START.plusNanos(i), 1 + i, 1, "m" + i % 3));
    }
    RowList list = RowList.of(rows);
    assertThat(list).isEqualTo(rows);
    assertThat(list.metrics()).containsExactly("m0", "m1", "m2");
    assertThat(list.groupBy(Row::run).get("r1"))
        .isEqualTo(rows.stream().filter(row -> row.run().equals("r1")).toList());
    assertThat(RowList.of(list)).isSameAs(list);
  }

  /** More circumstances and texts than are looked up. */
  @Test
  void whatNeverRepeatsIsKept() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      rows.add(row("r" + i, START, 1 + i, 1, "wall"));
    }
    rows.add(rows.get(0));
    RowList list = RowList.of(rows);
    assertThat(list).isEqualTo(rows);
    assertThat(list.groupBy(Row::run).get("r0")).containsExactly(rows.get(0), rows.get(0));
  }

  @Test
  void ofAForkOneRowSpeaksForTheOthers() {
    RowList list =
        RowList.of(
            List.of(row(1, 1, "wall"), row(1, 2, "cpu"), row(2, 1, "wall"), row(1, 3, "cpu")));
    assertThat(list.heads()).containsExactly(list.get(0), list.get(2), list.get(3));
  }

  @Test
  void shuffledRowsAreSortedAndFoundInFileOrderAgain() {
    List<Row> sorted = new ArrayList<>();
    for (int fork = 1; fork <= 20; fork++) {
      for (int iteration = 1; iteration <= 20; iteration++) {
        sorted.add(row(fork, iteration, "wall"));
      }
    }
    List<Row> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(1));
    RowList newest = RowList.of(shuffled).newestByIteration();
    assertThat(newest).isEqualTo(sorted);
    assertThat(newest.inFileOrder()).isEqualTo(shuffled);
  }

  @Test
  void theLatestStartCountsAndTheLaterOfTwoRows() {
    Row early = row("r1", START, 1, 1, "cpu");
    Row late = row("r1", START.plusNanos(1), 1, 1, "wall");
    Row other = row(2, 1, "wall");
    Row again = row("r1", START, 2, 1, "wall", 7);
    assertThat(RowList.of(List.of(other, late, early, again)).newestByIteration())
        .containsExactly(late, again);
  }
}
