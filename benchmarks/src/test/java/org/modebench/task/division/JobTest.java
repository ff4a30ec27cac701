package org.modebench.task.division;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.modebench.analysis.text.Facts.saying;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.task.InterpreterLock;
import org.modebench.task.TaskReader;
import org.modebench.task.XorShift;

@Tag("any-jdk")
class JobTest {

  @Test
  void theCatalogueKnowsEveryKernel() {
    assertThat(Parameters.KERNEL.domain().describe())
        .contains(Arrays.stream(Kernel.values()).map(Kernel::toString).toList());
    for (Kernel kernel : Kernel.values()) {
      assertThat(Parameters.KERNEL.domain().canonical(kernel.toString()))
          .contains(kernel.toString());
      assertThat(Kernel.of(kernel.toString())).isEqualTo(kernel);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kernel.of("quicksort"))
        .satisfies(saying("countdown", "alloc", "\"quicksort\""));
  }

  /** The job of a kernel is refused where its parts do not come to its checksum. */
  @ParameterizedTest
  @CsvSource({"1, 0, 1", "2, 0, 1", "3, 5, 10", "1000, 25, 2", "100000, 50, 1", "200000, 0, 1"})
  void comesToTheSameHoweverItIsDivided(int pieces, int serialPercent, int repeat) {
    for (Kernel kernel : new Kernel[] {Kernel.COUNTDOWN, Kernel.FIBONACCI}) {
      Job job = Job.of(kernel, pieces, serialPercent, repeat);
      assertThat(job.pieces()).hasSize(pieces);
      assertThat(job.serial().isPresent()).isEqualTo(serialPercent > 0);
      assertThat(job.result()).isEqualTo(repeat * kernel.checksum());
    }
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void everyFormOfAPieceDoesAllOfIt(Kernel kernel) throws Exception {
    Piece piece = Job.of(kernel, 999, 5, 2).pieces().get(500);
    int[] checkpoints = {0};
    InterpreterLock lock =
        new InterpreterLock() {
          @Override
          public void take() {}

          @Override
          public void drop() {}

          @Override
          public void checkpoint() {
            checkpoints[0]++;
          }
        };

    assertThat(piece.call()).isEqualTo(piece.expected());
    assertThat(piece.callHolding(lock)).isEqualTo(piece.expected());
    assertThat(checkpoints[0]).as("190 units, twice").isEqualTo(24);
    assertThat(new TaskReader().read(piece.toText()).call()).isEqualTo(piece.expected());
  }

  @Test
  void refusesMorePiecesThanUnits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Job.of(Kernel.SORT, Job.UNITS / 2 + 1, 50, 1))
        .satisfies(saying("from 1 to 100000 pieces", "100001"));
  }

  private static IntStream someUnits() {
    return IntStream.concat(IntStream.of(0, Job.UNITS - 1), new Random(1).ints(50, 0, Job.UNITS));
  }

  @Test
  void aUnitOfTheCountdownTakesAllItsSteps() {
    someUnits()
        .forEach(
            unit ->
                assertThat(Kernel.COUNTDOWN.unit(unit))
                    .isEqualTo(XorShift.after(150, 0x9E3779B97F4A7C15L + unit)));
  }

  @Test
  void aUnitOfTheMatrixIsACellOfTheProduct() {
    someUnits()
        .forEach(
            unit -> {
              long cell =
                  LongStream.range(0, Matrices.INNER)
                      .map(
                          k ->
                              (long) Matrices.left(unit / Matrices.ROWS, (int) k)
                                  * Matrices.right((int) k, unit % Matrices.ROWS))
                      .sum();
              assertThat(Kernel.MATRIX.unit(unit)).isEqualTo(cell);
            });
    assertThat(Matrices.ROWS * Matrices.ROWS).isGreaterThanOrEqualTo(Job.UNITS);
  }

  @Test
  void aUnitOfSha256IsADigest() throws Exception {
    for (int unit : someUnits().toArray()) {
      byte[] block = Arrays.copyOf(BigInteger.valueOf(0x100000000L + unit).toByteArray(), 257);
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(Arrays.copyOfRange(block, 1, 257));
      assertThat(Kernel.SHA256.unit(unit))
          .isEqualTo(new BigInteger(Arrays.copyOf(digest, 8)).longValue());
    }
  }

  @Test
  void aUnitOfTheSortIsInOrder() {
    someUnits()
        .forEach(
            unit -> {
              long[] numbers = new long[40];
              int next = unit;
              for (int i = 0; i < numbers.length; i++) {
                next = next * 1_103_515_245 + 12_345;
                numbers[i] = next;
              }
              // The rank of each is how many are not greater; no two are equal.
              long sum =
                  Arrays.stream(numbers)
                      .map(n -> n * Arrays.stream(numbers).filter(other -> other <= n).count())
                      .sum();
              assertThat(Kernel.SORT.unit(unit)).isEqualTo(sum);
            });
  }

  /** F(11) with F(0) = u and F(1) = 1 is 55 · u + 89. */
  @Test
  void theFibonacciNumbersComeToWhatTheirClosedFormComesTo() {
    long sum = (Job.UNITS - 1L) * Job.UNITS / 2;
    assertThat(Kernel.FIBONACCI.checksum()).isEqualTo(55 * sum + 89L * Job.UNITS);
  }

  /** The squares of u to u + 47 are 48 · u² + 2 · 1128 · u + 35,720. */
  @Test
  void theListsComeToWhatTheirClosedFormComesTo() {
    long n = Job.UNITS - 1L;
    long squares = n * (n + 1) * (2 * n + 1) / 6;
    assertThat(Kernel.ALLOC.checksum())
        .isEqualTo(48 * squares + 2 * 1128 * (n * (n + 1) / 2) + 35_720L * Job.UNITS);
  }
}
