package org.modebench.analysis.prose.servers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.prose.StudyAnswer;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.statistics.Verdict;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;
import org.modebench.analysis.text.Quantity;

/**
 * Which server to use beside clients that send slowly, what these cost each, beside the value of
 * the model, and what a proxy restores, in words.
 */
public final class SlowClientsAnswer {
  private final ParameterStudy direct;
  private final Optional<ParameterStudy> proxied;

  /** How each server compares with itself without slow clients. */
  private final Map<Load, Difference<Load>> toNone = new LinkedHashMap<>();

  /**
   * What a server answers.
   *
   * @param slow how many clients are
   */
  private record Load(CellKey server, double slow, boolean behindProxy) {}

  private SlowClientsAnswer(ParameterStudy direct, Optional<ParameterStudy> proxied) {
    this.direct = direct;
    this.proxied = proxied;
    List<Pair<Load>> pairs = new ArrayList<>();
    for (CellKey server : direct.first().entrants()) {
      addPairs(server, direct, false, pairs);
      proxied.ifPresent(study -> addPairs(server, study, true, pairs));
    }
    Judgement.of(pairs, Criteria.STANDARD)
        .forEach(difference -> toNone.put(difference.first(), difference));
  }

  /**
   * The answer of a study of servers.
   *
   * @param study by the number of slow clients
   * @param alike those that differ in nothing but the proxy, itself among them
   */
  public static Answer of(ParameterStudy study, List<ParameterStudy> alike) {
    Answer choice = StudyAnswer.of(study);
    boolean isOpen =
        study.contests().values().stream()
            .anyMatch(contest -> contest.missingForks() > 0 || contest.isPacedByLoad());
    if (isBehindProxy(study) || study.contests().firstKey() > 0 || isOpen) {
      return choice;
    }
    Optional<ParameterStudy> proxied =
        alike.stream().filter(SlowClientsAnswer::isBehindProxy).findFirst();
    SlowClientsAnswer words = new SlowClientsAnswer(study, proxied);
    return new Answer(
        choice.subject(),
        choice.headline(),
        Stream.concat(choice.evidence().stream(), words.evidence()).toList(),
        choice.warnings());
  }

  private static boolean isBehindProxy(ParameterStudy study) {
    return !study
        .rest()
        .param(Parameters.PROXY.name())
        .orElse(Parameters.NO_PROXY)
        .equals(Parameters.NO_PROXY);
  }

  private void addPairs(
      CellKey server, ParameterStudy study, boolean behindProxy, List<Pair<Load>> pairs) {
    Load none = new Load(server, 0, false);
    Optional<LogSample> base = sample(direct.first(), server);
    study
        .contests()
        .forEach(
            (slow, contest) -> {
              Optional<LogSample> some = sample(contest, server);
              if (slow > 0 && some.isPresent()) {
                Load load = new Load(server, slow, behindProxy);
                base.ifPresent(alone -> pairs.add(new Pair<>(load, none, some.get(), alone)));
              }
            });
  }

  private static Optional<LogSample> sample(ModeRanking contest, CellKey server) {
    return contest.sample(server, contest.metric());
  }

  private Stream<String> evidence() {
    List<CellKey> slowed = new ArrayList<>();
    List<CellKey> same = new ArrayList<>();
    List<CellKey> open = new ArrayList<>();
    for (CellKey server : direct.first().entrants()) {
      List<Verdict> verdicts = verdicts(server);
      if (verdicts.contains(Verdict.SLOWER)) {
        slowed.add(server);
      } else if (!verdicts.isEmpty() && verdicts.stream().allMatch(v -> v == Verdict.SAME)) {
        same.add(server);
      } else if (!verdicts.isEmpty()) {
        open.add(server);
      }
    }
    return Stream.of(
            slowed.stream().map(this::cost),
            model(slowed).stream(),
            unharmed(same).stream(),
            undecided(open).stream())
        .flatMap(sentences -> sentences);
  }

  private List<Verdict> verdicts(CellKey server) {
    return toNone.values().stream()
        .filter(difference -> difference.first().server().equals(server))
        .filter(difference -> !difference.first().behindProxy())
        .map(Difference::verdict)
        .toList();
  }

  /** What a server answers without slow clients, with them, and behind a proxy. */
  private String cost(CellKey server) {
    List<String> each = new ArrayList<>();
    direct
        .contests()
        .forEach(
            (slow, contest) ->
                rate(contest, server)
                    .ifPresent(
                        rate ->
                            each.add(
                                "%s %s%s"
                                    .formatted(
                                        rate,
                                        slow > 0 ? "with " + number(slow) : "without slow clients",
                                        modelled(contest, server)))));
    return "Requests a second of %s: %s%s."
        .formatted(
            Names.mode(server),
            Listing.of(each, "and"),
            restored(server).map("; "::concat).orElse(""));
  }

  private static Optional<String> rate(ModeRanking contest, CellKey server) {
    return contest
        .sample(server, Metrics.THROUGHPUT)
        .map(sample -> Figures.quantity(sample.estimate(Criteria.STANDARD.confidence()), "1"));
  }

  /** Such as {@code (3.33 by the model)}. */
  private static String modelled(ModeRanking contest, CellKey server) {
    OptionalDouble seconds =
        Ideal.seconds(contest.workload(), server, contest.cell(server), contest.cells());
    return seconds.isEmpty()
        ? ""
        : " (%s by the model)"
            .formatted(Figures.quantity(contest.workload().calls() / seconds.getAsDouble(), "1"));
  }

  private static String number(double slow) {
    return Names.grouped(Quantity.NUMBER.text(slow));
  }

  /** What it answers behind a proxy beside the most slow clients. */
  private Optional<String> restored(CellKey server) {
    return proxied.flatMap(
        study -> {
          double most = study.contests().lastKey();
          Optional<Difference<Load>> difference =
              Optional.ofNullable(toNone.get(new Load(server, most, true)));
          return difference.flatMap(
              found ->
                  rate(study.last(), server)
                      .map(
                          rate ->
                              "behind the proxy %s with %s, %s"
                                  .formatted(rate, number(most), standing(found))));
        });
  }

  private static String standing(Difference<Load> behindProxy) {
    return switch (behindProxy.verdict()) {
      case SAME -> "as many as without slow clients, within 2 %";
      case FASTER -> "no fewer than without slow clients";
      case SLOWER, DIFFERENT ->
          "in %s times the time that it takes without slow clients and proxy"
              .formatted(Figures.ratio(behindProxy.ratio()));
      case UNDECIDED -> "not shown to be fewer than without slow clients";
    };
  }

  private Optional<String> model(List<CellKey> slowed) {
    return slowed.isEmpty()
        ? Optional.empty()
        : direct
            .rest()
            .param(Parameters.PATIENCE_MILLIS.name())
            .map(
                patience ->
                    "By the model a worker waits for a slow client until its patience of %s ms ends, and the client connects again at once."
                        .formatted(Names.grouped(patience)));
  }

  private Optional<String> unharmed(List<CellKey> servers) {
    return servers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "With up to %s slow clients %s %s as fast as without, within 2 %%."
                .formatted(
                    number(direct.contests().lastKey()),
                    Names.modes(servers, "and"),
                    servers.size() == 1 ? "is" : "are"));
  }

  private static Optional<String> undecided(List<CellKey> servers) {
    return servers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Slow clients are not shown to cost %s anything."
                .formatted(Names.modes(servers, "or")));
  }
}
