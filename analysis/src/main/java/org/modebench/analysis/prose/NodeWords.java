package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.NodeRounds;
import org.modebench.analysis.statistics.NodeBlocks;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;

/** What is said of the nodes that measured a workload. */
public final class NodeWords {
  private NodeWords() {}

  /** Which nodes there were, and what intervals hold for, as a sentence. */
  public static String describe(NodeBlocks<?> blocks) {
    int nodes = blocks.nodes().size();
    return "Measured on %s, whose differences are taken off (times the mean of all: %s); intervals and verdicts hold on these nodes%s."
        .formatted(
            Count.of(nodes, "node"),
            factors(blocks.factors()),
            nodes < NodeBlocks.FEWEST_NODES
                ? ", and %d are needed to tell of another one of their kind"
                    .formatted(NodeBlocks.FEWEST_NODES)
                : "");
  }

  /** How fast the nodes were in each workload, as sentences; none where there was one node. */
  public static List<String> speeds(Measurements measurements) {
    List<String> speeds = new ArrayList<>();
    measurements
        .workloads()
        .forEach(
            (workload, cells) ->
                NodeRounds.of(cells, Metrics.WALL.name())
                    .map(
                        blocks ->
                            "Time on each node over the mean of all, %s: %s."
                                .formatted(
                                    ForeignText.printable(workload.title()),
                                    factors(blocks.factors())))
                    .ifPresent(speeds::add));
    return speeds;
  }

  /** Such as {@code n1 0.981, n2 1.019}. */
  public static String factors(Map<String, Double> byNode) {
    return byNode.entrySet().stream()
        .map(
            node ->
                String.format(
                    Locale.ROOT, "%s %.3f", ForeignText.printable(node.getKey()), node.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Why a pair is in doubt, on whose ratio nodes disagree. */
  public static String disagreement(Map<String, Double> ratios) {
    return "SUSPECT: nodes disagree on its ratio to the best (" + factors(ratios) + ")";
  }
}
