package org.modebench.analysis.shards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.results.record.RecordedCase;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.Shard;

/**
 * How the rounds of a plan are divided among shards. A round holds every case once, so that a round
 * on one machine compares all of them under the same conditions; with more shards than rounds it is
 * divided by benchmark, whose cases are not compared with those of another, and never further.
 */
public final class Division {
  private final RunRecord plan;
  private final List<RecordedCase> cases;
  private final List<Unit> units;
  private final boolean byBenchmark;

  /**
   * What is measured on one machine, or not at all.
   *
   * @param round from 1
   * @param cases the indices of its cases, in their order
   */
  public record Unit(int round, List<Integer> cases) {}

  /**
   * @param shards how many there are, at most {@link #most}
   */
  public Division(RunRecord plan, int shards) {
    this.plan = plan;
    this.cases = plan.cases();
    List<Unit> rounds = rounds();
    this.byBenchmark = shards > rounds.size();
    this.units = byBenchmark ? byBenchmark(rounds) : rounds;
  }

  /** Into how many shards a plan can be divided. */
  public static int most(RunRecord plan) {
    return new Division(plan, Integer.MAX_VALUE).units.size();
  }

  private List<Unit> rounds() {
    List<Unit> rounds = new ArrayList<>();
    int round = 0;
    for (String order : plan.order()) {
      round++;
      List<Integer> indices =
          Arrays.stream(order.split(" ", -1))
              .filter(index -> index.matches("[0-9]{1,9}"))
              .map(Integer::valueOf)
              .filter(index -> index < cases.size())
              .toList();
      if (!indices.isEmpty()) {
        rounds.add(new Unit(round, indices));
      }
    }
    return rounds;
  }

  private List<Unit> byBenchmark(List<Unit> rounds) {
    List<Unit> divided = new ArrayList<>();
    for (Unit round : rounds) {
      Map<String, List<Integer>> parts = new LinkedHashMap<>();
      // In the order of the plan, so that a shard has the same benchmark in every round.
      cases.forEach(of -> parts.put(of.benchmark(), new ArrayList<>()));
      round
          .cases()
          .forEach(
              index ->
                  parts
                      .computeIfAbsent(cases.get(index).benchmark(), name -> new ArrayList<>())
                      .add(index));
      parts.values().stream()
          .filter(part -> !part.isEmpty())
          .forEach(part -> divided.add(new Unit(round.round(), List.copyOf(part))));
    }
    return divided;
  }

  /** All units, in the order of the plan. */
  public List<Unit> units() {
    return Collections.unmodifiableList(units);
  }

  /** What a shard measures. */
  public List<Unit> of(Shard shard) {
    List<Unit> own = new ArrayList<>();
    for (int i = shard.number() - 1; i < units.size(); i += shard.of()) {
      own.add(units.get(i));
    }
    return own;
  }

  /** Which shard measures a unit. */
  public Shard shardOf(Unit unit, int shards) {
    return new Shard(units.indexOf(unit) % shards + 1, shards);
  }

  /** The forks of a unit. */
  public List<ForkKey> forks(Unit unit) {
    return unit.cases().stream()
        .map(index -> new ForkKey(plan.key(cases.get(index)), unit.round()))
        .toList();
  }

  /** The order of a record whose plan is cut to some units: rounds that are not in it are empty. */
  public List<String> order(List<Unit> some) {
    List<String> order = new ArrayList<>(Collections.nCopies(plan.order().size(), ""));
    for (Unit unit : some) {
      String indices = unit.cases().stream().map(String::valueOf).collect(Collectors.joining(" "));
      String known = order.get(unit.round() - 1);
      order.set(unit.round() - 1, known.isEmpty() ? indices : known + " " + indices);
    }
    return order;
  }

  /** Such as {@code round 4}, or {@code round 4 of CpuBound}. */
  public String name(Unit unit) {
    return "round "
        + unit.round()
        + (byBenchmark ? " of " + cases.get(unit.cases().get(0)).benchmark() : "");
  }
}
