package org.modebench.analysis.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The node as a block: by hand, and on simulated rounds of which the truth is known. */
@Tag("any-jdk")
class NodeBlocksTest {
  private static final int SIMULATIONS = 3_000;
  private static final double LEVEL = 0.05;

  private static void say(String format, Object... figures) {
    System.out.println(String.format(Locale.ROOT, "nodes: " + format, figures));
  }

  /** Rounds on nodes of different speed. */
  private static final class Rounds {
    final List<String> nodes = new ArrayList<>();
    final Map<Integer, double[]> values = new LinkedHashMap<>();
    final NodeBlocks<Integer> blocks;

    /**
     * @param spreads of the forks of each cell
     * @param interaction how differently nodes treat cells
     * @param effect of the first cell, as a difference of logarithms
     */
    Rounds(
        int count,
        int rounds,
        double ofNodes,
        double[] spreads,
        double interaction,
        double effect,
        RandomGenerator random) {
      double[] speeds = random.doubles(count).map(u -> ofNodes * random.nextGaussian()).toArray();
      for (int round = 0; round < rounds; round++) {
        nodes.add("n" + round % count);
      }
      for (int cell = 0; cell < spreads.length; cell++) {
        double[] own =
            random.doubles(count).map(u -> interaction * random.nextGaussian()).toArray();
        double[] ofCell = new double[rounds];
        for (int round = 0; round < rounds; round++) {
          int node = round % count;
          ofCell[round] =
              0.05
                  * Math.exp(
                      speeds[node]
                          + own[node]
                          + (cell == 0 ? effect : 0)
                          + spreads[cell] * random.nextGaussian());
        }
        values.put(cell, ofCell);
      }
      blocks = new NodeBlocks<>(nodes, values);
    }

    boolean isClaimed() {
      LogSample first = LogSample.of(blocks.centred(0), blocks.lost());
      LogSample second = LogSample.of(blocks.centred(1), blocks.lost());
      return WelchTest.of(first, second).orElseThrow().differenceP() <= LEVEL;
    }

    private double[] raw(int cell) {
      return Objects.requireNonNull(values.get(cell));
    }

    boolean isClaimedUnblocked() {
      return WelchTest.of(LogSample.of(raw(0)), LogSample.of(raw(1))).orElseThrow().differenceP()
          <= LEVEL;
    }
  }

  private static double[] equal(int cells, double spread) {
    return random(1).doubles(cells).map(u -> spread).toArray();
  }

  private static RandomGenerator random(long seed) {
    return SimulatedForks.seeded(seed);
  }

  @Test
  void whatANodeAddsToAllCellsIsTakenOffAndMeansStay() {
    NodeBlocks<String> blocks =
        new NodeBlocks<>(
            List.of("a", "b", "a", "b"),
            Map.of("x", new double[] {1, 2, 1.1, 2.2}, "y", new double[] {3, 6, 3.3, 6.6}));

    assertThat(blocks.nodes()).containsExactly("a", "b");
    assertThat(blocks.centred("x")[0]).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(blocks.centred("x")[1]).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(LogSample.of(blocks.centred("y")).geometricMean())
        .isCloseTo(LogSample.of(3, 6, 3.3, 6.6).geometricMean(), within(1e-12));
    assertThat(blocks.lost()).isEqualTo(0.5);
    assertThat(blocks.factors().get("b")).isCloseTo(Math.sqrt(2), within(1e-12));
  }

  /** Of two cells and a node for each round, as the paired test has it. */
  @Test
  void forTwoCellsAndANodeForEachRoundItIsThePairedTest() {
    double[] x = {1.00, 2.10, 0.52, 4.30, 1.70};
    double[] y = {1.04, 2.12, 0.55, 4.36, 1.80};
    NodeBlocks<String> blocks =
        new NodeBlocks<>(List.of("a", "b", "c", "d", "e"), Map.of("x", x, "y", y));
    double[] ratios = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      ratios[i] = x[i] / y[i];
    }

    Interval paired = LogSample.of(ratios).estimate(0.95).interval().orElseThrow();
    Interval blocked =
        Ratio.of(
                LogSample.of(blocks.centred("x"), blocks.lost()),
                LogSample.of(blocks.centred("y"), blocks.lost()),
                0.95)
            .interval()
            .orElseThrow();
    assertThat(blocked.low()).isCloseTo(paired.low(), within(1e-9));
    assertThat(blocked.high()).isCloseTo(paired.high(), within(1e-9));
    Interval elsewhere = blocks.elsewhere("x", "y", 0.95).orElseThrow().interval().orElseThrow();
    assertThat(elsewhere.low()).isCloseTo(paired.low(), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"2, 8, 4", "4, 8, 9", "8, 16, 9"})
  void onEqualCellsFiveOfAHundredPairsAreClaimed(int count, int rounds, int cells) {
    RandomGenerator random = random(17);
    int claimed = 0;
    for (int i = 0; i < SIMULATIONS; i++) {
      claimed +=
          new Rounds(count, rounds, 0.1, equal(cells, 0.02), 0, 0, random).isClaimed() ? 1 : 0;
    }
    say(
        "equal cells, %d nodes, %d rounds, %d cells: %.1f %% of pairs claimed",
        count, rounds, cells, 100.0 * claimed / SIMULATIONS);
    assertThat((double) claimed / SIMULATIONS).isBetween(0.04, 0.06);
  }

  /** What nodes do to cells counts as noise on these nodes, and as the sample elsewhere. */
  @ParameterizedTest
  @CsvSource({"5, 10", "8, 8"})
  void onAnotherNodeFiveOfAHundredIntervalsMissTheTruth(int count, int rounds) {
    RandomGenerator random = random(5);
    int missed = 0;
    for (int i = 0; i < SIMULATIONS; i++) {
      Rounds rows = new Rounds(count, rounds, 0.1, equal(4, 0.02), 0.03, 0, random);
      Interval elsewhere =
          rows.blocks.elsewhere(0, 1, 1 - LEVEL).orElseThrow().interval().orElseThrow();
      missed += elsewhere.low() > 1 || elsewhere.high() < 1 ? 1 : 0;
    }
    say(
        "equal cells that %d nodes treat differently, %d rounds: %.1f %% of intervals miss",
        count, rounds, 100.0 * missed / SIMULATIONS);
    assertThat((double) missed / SIMULATIONS).isBetween(0.04, 0.06);
  }

  @Test
  void ofFewerThanFiveNodesNothingIsSaidOfAnother() {
    Rounds rows = new Rounds(4, 8, 0.1, equal(3, 0.02), 0, 0, random(1));
    assertThat(rows.blocks.elsewhere(0, 1, 0.95)).isEmpty();
  }

  @Test
  void withBlocksATrueDifferenceIsFoundThatIsLostWithoutThem() {
    RandomGenerator random = random(23);
    int runs = 500;
    int blocked = 0;
    int unblocked = 0;
    for (int i = 0; i < runs; i++) {
      Rounds rows = new Rounds(4, 12, 0.1, equal(4, 0.015), 0, Math.log(1.03), random);
      blocked += rows.isClaimed() ? 1 : 0;
      unblocked += rows.isClaimedUnblocked() ? 1 : 0;
    }
    say(
        "3 %% on 4 nodes that differ by 10 %%: found in %.1f %% with blocks, in %.1f %% without",
        100.0 * blocked / runs, 100.0 * unblocked / runs);
    assertThat(blocked).isGreaterThan(450);
    assertThat(unblocked).isLessThan(100);
  }

  @Test
  void unequalSpreadsCostLittle() {
    RandomGenerator random = random(29);
    int claimed = 0;
    for (int i = 0; i < SIMULATIONS; i++) {
      double[] spreads = {0.04, 0.005, 0.01, 0.02};
      claimed += new Rounds(8, 8, 0.1, spreads, 0, 0, random).isClaimed() ? 1 : 0;
    }
    say("cells of unequal spread, 8 nodes: %.1f %% claimed", 100.0 * claimed / SIMULATIONS);
    assertThat((double) claimed / SIMULATIONS).isLessThan(0.07);
  }

  @Test
  void nodesThatDisagreeAreFoundAndOthersAreNot() {
    RandomGenerator random = random(31);
    int runs = 500;
    int suspected = 0;
    int found = 0;
    for (int i = 0; i < runs; i++) {
      suspected +=
          new Rounds(4, 12, 0.1, equal(4, 0.02), 0, 0, random)
                  .blocks
                  .disagreement(0, 1, LEVEL, 0.02)
                  .isEmpty()
              ? 0
              : 1;
      found +=
          new Rounds(4, 12, 0.1, equal(4, 0.02), 0.1, 0, random)
                  .blocks
                  .disagreement(0, 1, LEVEL, 0.02)
                  .isEmpty()
              ? 0
              : 1;
    }
    say(
        "disagreement: suspected in %.1f %% where there is none, found in %.1f %%",
        100.0 * suspected / runs, 100.0 * found / runs);
    assertThat(suspected).isLessThanOrEqualTo(40);
    assertThat(found).isGreaterThan(400);
  }

  /** Without a second round on a node nobody can tell its forks from its ways. */
  @Test
  void aRoundForEachNodeTellsNothingOfDisagreement() {
    Rounds rows = new Rounds(4, 4, 0.1, equal(3, 0.02), 0.3, 0, random(1));
    assertThat(rows.blocks.disagreement(0, 1, LEVEL, 0.02)).isEmpty();
  }
}
