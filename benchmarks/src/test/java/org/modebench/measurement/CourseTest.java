package org.modebench.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.IterationType;

@Tag("any-jdk")
class CourseTest {
  private static final long MILLI = 1_000_000;

  private long now;
  private long reads;

  private final Course course =
      new Course(
          () -> {
            reads++;
            return now;
          });

  private void batches(int count, long nanos) {
    for (int i = 0; i < count; i++) {
      course.beginBatch();
      now += nanos;
      course.endBatch();
    }
  }

  private List<Bin> bins(int planned) {
    return course.results(planned).stream()
        .flatMap(result -> ((CourseResult) result).bins().stream())
        .toList();
  }

  @Test
  void eachBatchOfAMillisecondIsABinOfItsOwn() {
    now = 17 * MILLI;
    course.begin(IterationType.WARMUP);
    batches(1, 9 * MILLI);
    batches(1, 3 * MILLI);
    now += 500 * MILLI;
    course.begin(IterationType.MEASUREMENT);
    batches(2, 2 * MILLI);
    assertThat(bins(1))
        .containsExactly(
            new Bin(0, 1, 9 * MILLI, 0),
            new Bin(9 * MILLI, 1, 3 * MILLI, 0),
            new Bin(512 * MILLI, 1, 2 * MILLI, 1),
            new Bin(514 * MILLI, 1, 2 * MILLI, 1));
  }

  @Test
  void whatWarmsUpIsNotOfTheIterationInWhichItRuns() {
    course.begin(IterationType.MEASUREMENT);
    course.setWarmingUp(true);
    batches(1, 2 * MILLI);
    batches(1, 100);
    course.setWarmingUp(false);
    batches(1, 2 * MILLI);
    assertThat(bins(1)).extracting(Bin::iteration).containsExactly(0, 1);
  }

  @Test
  void whatPassesBetweenLongBatchesIsInNoBin() {
    course.begin(IterationType.MEASUREMENT);
    batches(1, 2 * MILLI);
    now += MILLI;
    batches(1, 2 * MILLI);
    assertThat(bins(1)).extracting(Bin::nanos).containsExactly(2 * MILLI, 2 * MILLI);
  }

  @Test
  void shortBatchesAreCountedWithFewLooksAtTheClock() {
    course.begin(IterationType.MEASUREMENT);
    batches(1_000_000, 100);
    List<Bin> bins = bins(1);
    assertThat(bins)
        .hasSizeBetween(40, 100)
        .allSatisfy(bin -> assertThat(bin.nanos()).isGreaterThanOrEqualTo(MILLI));
    assertThat(bins).allSatisfy(bin -> assertThat(bin.nanos()).isEqualTo(100 * bin.batches()));
    assertThat(reads).isLessThan(400);
  }

  @Test
  void batchesThatBecomeFasterAndSlowerKeepBinsOfAMillisecond() {
    course.begin(IterationType.MEASUREMENT);
    batches(20_000, 1_000);
    batches(200_000, 100);
    batches(20_000, 1_000);
    assertThat(bins(1))
        .allSatisfy(bin -> assertThat(bin.nanos()).isBetween(MILLI, 20 * MILLI))
        .hasSizeGreaterThan(20);
  }

  @Test
  void aLongCourseIsBoundedAndLosesNoBatch() {
    course.begin(IterationType.WARMUP);
    batches(5 * Course.MOST_BINS / 2 + 1, MILLI);
    course.begin(IterationType.MEASUREMENT);
    batches(5 * Course.MOST_BINS, 5 * MILLI);
    List<Bin> bins = bins(1);
    assertThat(bins).hasSizeBetween(90, 200);
    assertThat(bins.get(0).nanos()).isLessThan(20 * MILLI);
    long measured = bins.stream().filter(bin -> bin.iteration() == 1).mapToLong(Bin::batches).sum();
    assertThat(measured).isBetween(5L * Course.MOST_BINS - 10, 5L * Course.MOST_BINS);
    IntStream.range(1, bins.size())
        .forEach(
            i ->
                assertThat(bins.get(i).startNanos())
                    .isGreaterThanOrEqualTo(
                        bins.get(i - 1).startNanos() + bins.get(i - 1).nanos()));
  }

  @Test
  void binsOfDifferentIterationsStayApart() {
    course.begin(IterationType.WARMUP);
    batches(333, MILLI);
    for (int iteration = 1; iteration <= 3; iteration++) {
      course.begin(IterationType.MEASUREMENT);
      batches(777, MILLI);
    }
    List<Bin> bins = bins(3);
    for (int iteration = 0; iteration <= 3; iteration++) {
      int of = iteration;
      assertThat(bins.stream().filter(bin -> bin.iteration() == of).mapToLong(Bin::batches).sum())
          .isEqualTo(iteration == 0 ? 333 : 777);
    }
  }

  @Test
  void itIsToldOnceAfterTheLastIteration() {
    course.begin(IterationType.WARMUP);
    batches(3, MILLI);
    course.begin(IterationType.MEASUREMENT);
    batches(3, MILLI);
    assertThat(course.results(2)).isEmpty();
    course.begin(IterationType.MEASUREMENT);
    batches(3, MILLI);
    assertThat(bins(2)).hasSize(9);
    assertThat(course.results(2)).isEmpty();
  }

  @Test
  void withoutBatchesThereIsNone() {
    course.begin(IterationType.MEASUREMENT);
    assertThat(course.results(1)).isEmpty();
  }
}
