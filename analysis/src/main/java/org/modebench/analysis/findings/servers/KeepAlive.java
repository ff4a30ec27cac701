package org.modebench.analysis.findings.servers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;

/**
 * What a new connection for each request adds, by servers that were measured with new connections
 * and with kept ones, under a load that sets the pace.
 *
 * @param rest the workload without connections and proxy
 * @param pairings without a proxy first; at least one
 */
public record KeepAlive(MeasuredWorkload rest, List<Pairing> pairings) {

  /**
   * Contests that differ in nothing but the connections.
   *
   * @param proxied whether the connections are those to a proxy, which keeps its own to the server
   * @param renewed with a new connection for each request
   * @param kept with connections that are kept
   */
  public record Pairing(boolean proxied, ModeRanking renewed, ModeRanking kept) {

    /** The places that were measured with both. */
    public List<CellKey> places() {
      return renewed.cells().keySet().stream()
          .filter(place -> kept.cells().containsKey(place))
          .toList();
    }

    /**
     * What new connections add to a metric: the mean of the differences within each round, which is
     * as long as the machine's pace may be taken as constant, with Student's interval over rounds.
     *
     * @return empty if a fork of either has no value of it, or there are fewer than two rounds
     */
    public Optional<Estimate> added(CellKey place, Metric metric) {
      Optional<LogSample> longer = renewed.sample(place, metric);
      Optional<LogSample> shorter = kept.sample(place, metric);
      if (longer.isEmpty() || shorter.isEmpty() || longer.get().n() != shorter.get().n()) {
        return Optional.empty();
      }
      double[] added = renewed.cell(place).forkMeans(metric);
      double[] less = kept.cell(place).forkMeans(metric);
      for (int round = 0; round < added.length; round++) {
        added[round] -= less[round];
      }
      return Optional.of(Estimate.ofMean(added, Criteria.STANDARD.confidence()))
          .filter(mean -> mean.interval().isPresent());
    }
  }

  /** A server in a pairing. */
  public record Case(Pairing pairing, CellKey place) {}

  /** Every one that contests allow; those of profiled forks are left out. */
  public static List<KeepAlive> in(Collection<ModeRanking> contests) {
    Map<MeasuredWorkload, List<Pairing>> groups = new LinkedHashMap<>();
    for (ModeRanking renewed : contests) {
      if (isPaced(renewed) && keeps(renewed).equals(Optional.of(false))) {
        contests.stream()
            .filter(other -> keeps(other).equals(Optional.of(true)))
            .filter(other -> connected(other).equals(connected(renewed)))
            .findFirst()
            .ifPresent(
                kept ->
                    groups
                        .computeIfAbsent(
                            connected(renewed).without(Parameters.PROXY.name()),
                            rest -> new ArrayList<>())
                        .add(new Pairing(isProxied(renewed), renewed, kept)));
      }
    }
    List<KeepAlive> found = new ArrayList<>();
    groups.forEach(
        (rest, pairings) ->
            found.add(
                new KeepAlive(
                    rest,
                    pairings.stream().sorted(Comparator.comparing(Pairing::proxied)).toList())));
    return List.copyOf(found);
  }

  private static boolean isPaced(ModeRanking contest) {
    return contest.isPacedByLoad() && !contest.workload().profiled();
  }

  private static Optional<Boolean> keeps(ModeRanking contest) {
    return contest.workload().param(Parameters.KEEP_ALIVE.name()).map(Boolean::parseBoolean);
  }

  private static boolean isProxied(ModeRanking contest) {
    return contest
        .workload()
        .param(Parameters.PROXY.name())
        .filter(proxy -> !proxy.equals(Parameters.NO_PROXY))
        .isPresent();
  }

  /** What is asked for, however the connections are. */
  private static MeasuredWorkload connected(ModeRanking contest) {
    return contest.workload().without(Parameters.KEEP_ALIVE.name());
  }

  /** The contests that it is about. */
  public List<ModeRanking> contests() {
    return pairings.stream()
        .flatMap(pairing -> Stream.of(pairing.renewed(), pairing.kept()))
        .toList();
  }

  /** New connections against kept ones in a metric, all servers of all pairings as one family. */
  public List<Difference<Case>> differences(Metric metric) {
    List<Pair<Case>> pairs = new ArrayList<>();
    for (Pairing pairing : pairings) {
      for (CellKey place : pairing.places()) {
        Case one = new Case(pairing, place);
        Optional<LogSample> renewed = pairing.renewed().sample(place, metric);
        pairing
            .kept()
            .sample(place, metric)
            .ifPresent(kept -> renewed.ifPresent(r -> pairs.add(new Pair<>(one, one, r, kept))));
      }
    }
    return Judgement.of(pairs, Criteria.STANDARD);
  }
}
