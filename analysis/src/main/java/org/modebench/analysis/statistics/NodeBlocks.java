package org.modebench.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * Cells that were measured in whole rounds, each round on one of several nodes: the node is a
 * block.
 *
 * <p>Nodes differ in speed, and what they share with all cells is no difference between cells. The
 * logarithm of a cell c in a round r on a node h is taken as m(c) + b(h) + e(c, r); b is estimated
 * by the mean of the node over all C cells less the mean of all rounds, and taken off. Means of
 * cells stay what they are, since every cell has the same rounds. Of the K − 1 degrees of freedom
 * that the nodes take, each cell bears its C-th part: its squares have the expectation (n − 1 − (K
 * − 1) / C) s² where cells are equally noisy. For two cells and a node for each round, Welch's test
 * of the samples is then the paired test of the rounds.
 *
 * <p>What holds on these nodes need not hold on others of their kind, which may treat cells
 * differently. For those the sample is the node: the means of the K differences, with Student's t
 * at K − 1 degrees of freedom. Whether nodes disagree, Cochran's Q tells: the sum of the squared
 * distances of their differences from the mean, each over its squared error, against χ² with K − 1
 * degrees of freedom; as the errors are estimated within nodes, with f degrees of freedom, Q / (K −
 * 1) is compared with F(K − 1, f), which is that χ² for large f.
 *
 * <p>Sources: A. Abedi and T. Brecht, Conducting repeatable experiments in highly variable cloud
 * computing environments, ICPE 2017, for whole rounds; W. G. Cochran, The combination of estimates
 * from different experiments, Biometrics 10 (1954).
 *
 * @param <K> the names of the cells
 */
public final class NodeBlocks<K> {
  /** From so many nodes on others of their kind are spoken of. */
  public static final int FEWEST_NODES = 5;

  private final List<String> nodes;
  private final List<List<Integer>> roundsByNode = new ArrayList<>();
  private final int rounds;
  private final Map<K, double[]> logarithms = new LinkedHashMap<>();
  private final double[] effects;

  /**
   * @param nodeOfRound the node of each round
   * @param values of each cell, greater than 0, by round
   */
  public NodeBlocks(List<String> nodeOfRound, Map<K, double[]> values) {
    this.nodes = List.copyOf(new LinkedHashSet<>(nodeOfRound));
    this.rounds = nodeOfRound.size();
    nodes.forEach(node -> roundsByNode.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      roundsByNode.get(nodes.indexOf(nodeOfRound.get(round))).add(round);
    }
    values.forEach(
        (cell, ofCell) -> logarithms.put(cell, Arrays.stream(ofCell).map(Math::log).toArray()));
    this.effects = new double[nodes.size()];
    double all = logarithms.values().stream().mapToDouble(NodeBlocks::mean).average().orElse(0);
    for (int node = 0; node < effects.length; node++) {
      int of = node;
      effects[node] =
          logarithms.values().stream().mapToDouble(logs -> mean(logs, of)).average().orElse(0)
              - all;
    }
  }

  private static double mean(double[] logs) {
    return Arrays.stream(logs).average().orElseThrow();
  }

  private double mean(double[] logs, int node) {
    return roundsByNode.get(node).stream()
        .mapToDouble(round -> logs[round])
        .average()
        .orElseThrow();
  }

  /** The nodes, in the order of their first rounds. */
  public List<String> nodes() {
    return nodes;
  }

  /** The values of a cell with what the nodes add to all cells taken off, by round. */
  public double[] centred(K cell) {
    double[] logs = logarithms(cell);
    double[] centred = new double[rounds];
    for (int node = 0; node < effects.length; node++) {
      for (int round : roundsByNode.get(node)) {
        centred[round] = Math.exp(logs[round] - effects[node]);
      }
    }
    return centred;
  }

  /** The degrees of freedom that the nodes take of each cell. */
  public double lost() {
    return (effects.length - 1.0) / logarithms.size();
  }

  /** How many times the mean of all rounds a node takes, over all cells. */
  public Map<String, Double> factors() {
    Map<String, Double> factors = new LinkedHashMap<>();
    for (int node = 0; node < effects.length; node++) {
      factors.put(nodes.get(node), Math.exp(effects[node]));
    }
    return Collections.unmodifiableMap(factors);
  }

  /**
   * How one cell compares with another on a node of this kind; empty with fewer than {@link
   * #FEWEST_NODES}.
   *
   * @param confidence greater than 0 and less than 1, such as 0.95
   */
  public Optional<Estimate> elsewhere(K first, K second, double confidence) {
    return nodes.size() < FEWEST_NODES
        ? Optional.empty()
        : Optional.of(LogSample.ofLogarithms(differences(first, second)).estimate(confidence));
  }

  /**
   * The ratio of two cells on each node; empty unless the nodes disagree: Q is significant at the
   * level, and on some node the ratio is further than the threshold from that of all.
   *
   * @param threshold as a share, such as 0.02
   */
  public Map<String, Double> disagreement(K first, K second, double level, double threshold) {
    double[] differences = differences(first, second);
    int degrees = rounds - nodes.size();
    if (nodes.size() < 2 || degrees < 1) {
      return Map.of();
    }
    double ofFirst = variance(logarithms(first), degrees);
    double ofSecond = variance(logarithms(second), degrees);
    double variance = ofFirst + ofSecond;
    if (!(variance > 0)) {
      return Map.of();
    }
    double within = degrees * variance * variance / (ofFirst * ofFirst + ofSecond * ofSecond);
    double weights = 0;
    double weighted = 0;
    for (int node = 0; node < differences.length; node++) {
      weights += roundsByNode.get(node).size();
      weighted += roundsByNode.get(node).size() * differences[node];
    }
    double mean = weighted / weights;
    double q = 0;
    double furthest = 0;
    for (int node = 0; node < differences.length; node++) {
      double distance = differences[node] - mean;
      q += roundsByNode.get(node).size() * distance * distance / variance;
      furthest = Math.max(furthest, Math.abs(distance));
    }
    int between = nodes.size() - 1;
    double p = 1 - new FDistribution(null, between, within).cumulativeProbability(q / between);
    if (!(p <= level && furthest > Math.log1p(threshold))) {
      return Map.of();
    }
    Map<String, Double> ratios = new LinkedHashMap<>();
    for (int node = 0; node < differences.length; node++) {
      ratios.put(nodes.get(node), Math.exp(differences[node]));
    }
    return ratios;
  }

  /** Of a cell within nodes. */
  private double variance(double[] logs, int degrees) {
    double squares = 0;
    for (int node = 0; node < nodes.size(); node++) {
      double mean = mean(logs, node);
      for (int round : roundsByNode.get(node)) {
        squares += (logs[round] - mean) * (logs[round] - mean);
      }
    }
    return squares / degrees;
  }

  private double[] differences(K first, K second) {
    double[] one = logarithms(first);
    double[] other = logarithms(second);
    double[] differences = new double[nodes.size()];
    for (int node = 0; node < differences.length; node++) {
      differences[node] = mean(one, node) - mean(other, node);
    }
    return differences;
  }

  private double[] logarithms(K cell) {
    double[] logs = logarithms.get(cell);
    if (logs == null) {
      throw new NoSuchElementException("there is no cell " + cell);
    }
    return logs;
  }
}
