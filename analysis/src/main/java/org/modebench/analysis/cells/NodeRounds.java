package org.modebench.analysis.cells;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.RowList;
import org.modebench.analysis.statistics.NodeBlocks;

/**
 * The nodes that measured the rounds of a workload. A round is whole if one node measured it for
 * every cell; where all are, the node is a block, and otherwise cells are compared as they are.
 */
public final class NodeRounds {
  private NodeRounds() {}

  /** The node of each fork of a cell. */
  static SortedMap<Integer, String> of(List<Row> rows) {
    SortedMap<Integer, String> nodes = new TreeMap<>();
    RowList.of(rows).heads().forEach(row -> nodes.put(row.fork(), row.host()));
    return nodes;
  }

  /** The cells of a workload, which know their nodes, with the nodes as blocks. */
  static SortedMap<CellKey, Cell> blocked(SortedMap<CellKey, Cell> cells) {
    SortedMap<CellKey, Cell> blocked = new TreeMap<>(cells);
    Set<String> metrics = new TreeSet<>();
    cells.values().forEach(cell -> metrics.addAll(cell.metrics()));
    for (String metric : metrics) {
      SortedMap<CellKey, Cell> measured = measured(cells, metric);
      Optional<NodeBlocks<CellKey>> blocks = of(cells, metric);
      if (blocks.isPresent()) {
        measured
            .keySet()
            .forEach(
                place ->
                    blocked.computeIfPresent(
                        place,
                        (key, cell) ->
                            cell.centred(
                                metric, blocks.get().centred(place), blocks.get().lost())));
      } else if (nodes(measured).size() > 1) {
        measured
            .keySet()
            .forEach(
                place ->
                    blocked.computeIfPresent(
                        place,
                        (key, cell) ->
                            cell.suspectedOf(
                                List.of(
                                    "its rounds are not whole on one node each, so that differences between nodes count as differences between forks"))));
      }
    }
    return blocked;
  }

  private static SortedMap<CellKey, Cell> measured(SortedMap<CellKey, Cell> cells, String metric) {
    SortedMap<CellKey, Cell> measured = new TreeMap<>(cells);
    measured.values().removeIf(cell -> cell.sample(metric).isEmpty());
    return measured;
  }

  private static Set<String> nodes(SortedMap<CellKey, Cell> cells) {
    Set<String> nodes = new HashSet<>();
    cells.values().forEach(cell -> nodes.addAll(cell.nodes().values()));
    return nodes;
  }

  /** The blocks of a metric; empty if there is one node only, or a round is not whole. */
  public static Optional<NodeBlocks<CellKey>> of(SortedMap<CellKey, Cell> cells, String metric) {
    SortedMap<CellKey, Cell> measured = measured(cells, metric);
    Set<Map<Integer, String>> nodes = new HashSet<>();
    Map<CellKey, double[]> means = new HashMap<>();
    measured.forEach(
        (place, cell) -> {
          nodes.add(cell.nodes());
          means.put(place, cell.forkMeans(metric));
        });
    return nodes.size() == 1 && nodes(measured).size() > 1
        ? Optional.of(
            new NodeBlocks<>(List.copyOf(nodes.iterator().next().values()), new TreeMap<>(means)))
        : Optional.empty();
  }
}
