package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modebench.analysis.breakeven.Sweep;
import org.modebench.analysis.differences.Criteria;
import org.modebench.analysis.differences.Difference;
import org.modebench.analysis.differences.Judgement;
import org.modebench.analysis.differences.Pair;
import org.modebench.analysis.differences.Verdict;
import org.modebench.analysis.measurements.Cell;
import org.modebench.analysis.measurements.Ideal;
import org.modebench.analysis.measurements.Metric;
import org.modebench.analysis.measurements.Place;
import org.modebench.analysis.sheets.Figures;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;

/** Which server to use over a whole study, in words that follow from the tests at each value. */
final class StudyAnswer {
  private static final String BLOCKED = "EVENT_LOOP_BLOCKED";

  private final Study whole;
  private final Study study;

  private StudyAnswer(Study whole) {
    this.whole = whole;
    this.study = whole.ofThoseMeasuredThroughout();
  }

  static Answer of(Study study) {
    StudyAnswer answer = new StudyAnswer(study);
    return new Answer(study.subject(), answer.headline(), answer.evidence(), answer.warnings());
  }

  /** The answer of a sweep of sizes, with the break-even points against SEQUENTIAL. */
  static Answer ofSizes(Study study, List<Sweep> sweeps) {
    StudyAnswer answer = new StudyAnswer(study);
    List<String> evidence = new ArrayList<>();
    for (Sweep sweep : sweeps) {
      if (sweep.parameter().equals(study.parameter())
          && sweep.benchmark().equals(study.rest().benchmark())
          && sweep.otherParams().equals(study.rest().params())
          && sweep.calls() == study.rest().calls()
          && sweep.profiled() == study.rest().profiled()) {
        sweep.breakEvens(confidence()).stream()
            .filter(found -> found.against().equals(Place.BASELINE))
            .map(sweep::sentence)
            .forEach(evidence::add);
      }
    }
    return new Answer(study.subject(), answer.headline(), evidence, answer.warnings());
  }

  private String headline() {
    if (study.contests().values().stream().anyMatch(c -> c.fastest().isEmpty())) {
      return "No answer: nothing was measured without failure at every " + study.noun() + ".";
    }
    if (study.contests().values().stream().allMatch(c -> c.entrants().size() == 1)) {
      return "Only one server was measured, so that there is no choice.";
    }
    if (study.contests().values().stream().anyMatch(c -> c.fewestForks() < 2)) {
      return "No answer yet: with one fork, nothing can be told apart from chance.";
    }
    if (study.parameter().equals("blockingShare")) {
      List<String> doses = dose();
      return doses.isEmpty() ? "No share of blocking requests is shown to matter." : doses.get(0);
    }
    List<String> sure = alwaysRecommended();
    List<String> maybe = new ArrayList<>(neverSlower());
    maybe.removeAll(sure);
    if (!sure.isEmpty()) {
      return "Use "
          + Names.list(sure, "or")
          + (maybe.isEmpty() ? "" : "; " + Names.list(maybe, "or") + " may be as good")
          + ".";
    }
    if (!maybe.isEmpty()) {
      return "%s shown to be slower than the fastest at any %s; measure more forks."
          .formatted(
              maybe.size() == 1
                  ? maybe.get(0) + " is not"
                  : "None of " + Names.list(maybe, "and") + " is",
              study.noun());
    }
    return "It depends on the " + study.noun() + ": " + String.join("; ", byValue()) + ".";
  }

  /** The servers that at every value are the fastest or shown to be as fast. */
  private List<String> alwaysRecommended() {
    return inAll(Answer::recommended);
  }

  /** The servers that at no value are shown to be slower than the fastest. */
  private List<String> neverSlower() {
    return inAll(StudyAnswer::unbeaten);
  }

  private List<String> inAll(Function<Contest, List<Place>> places) {
    Set<String> common = new LinkedHashSet<>(modes(places.apply(study.last())));
    study.contests().values().forEach(contest -> common.retainAll(modes(places.apply(contest))));
    return List.copyOf(common);
  }

  private static List<Place> unbeaten(Contest contest) {
    List<Place> unbeaten = new ArrayList<>(Answer.recommended(contest));
    contest.undecided().stream().filter(Contest::isChoice).forEach(unbeaten::add);
    return unbeaten;
  }

  private static List<String> modes(List<Place> places) {
    return places.stream().map(Names::mode).toList();
  }

  /** Such as {@code at 5 at a time A or B}, neighbours with the same answer put together. */
  private List<String> byValue() {
    List<String> parts = new ArrayList<>();
    String before = "";
    String from = "";
    String to = "";
    for (Map.Entry<Double, Contest> entry : study.contests().entrySet()) {
      String use = Names.list(modes(Answer.recommended(entry.getValue())), "or");
      if (!use.equals(before) && !before.isEmpty()) {
        parts.add(part(from, to, before));
      }
      if (!use.equals(before)) {
        from = study.at(entry.getKey());
      }
      to = study.at(entry.getKey());
      before = use;
    }
    parts.add(part(from, to, before));
    return parts;
  }

  private static String part(String from, String to, String use) {
    return (from.equals(to) ? "at " + from : "from " + from + " to " + to) + " " + use;
  }

  private List<String> evidence() {
    Contest last = study.last();
    if (last.fastest().isEmpty()) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    boolean decidable = study.contests().values().stream().allMatch(c -> c.fewestForks() > 1);
    if (study.parameter().equals("blockingShare")) {
      return dose().stream().skip(1).toList();
    }
    if (decidable && !alwaysRecommended().isEmpty() && neverSlower().size() > 1) {
      sentences.add(
          "At no " + study.noun() + " is one of them shown to be slower than the fastest.");
    }
    sentences.add(atTheEnd(last, last.fastest().get()));
    if (study.parameter().equals("concurrency")) {
      flat().ifPresent(sentences::add);
    }
    blocked(last).ifPresent(sentences::add);
    leftOut().ifPresent(sentences::add);
    return List.copyOf(sentences);
  }

  private Optional<String> leftOut() {
    List<String> modes = modes(whole.places()).stream().distinct().collect(Collectors.toList());
    modes.removeAll(modes(study.places()));
    return modes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s %s not measured at every %s, and %s no part in this answer."
                .formatted(
                    Names.list(modes, "and"),
                    modes.size() == 1 ? "was" : "were",
                    whole.noun(),
                    modes.size() == 1 ? "has" : "have"));
  }

  private String atTheEnd(Contest last, Place fastest) {
    Cell cell = last.cell(fastest);
    StringBuilder sentence = new StringBuilder();
    sentence.append("At ").append(study.at(study.contests().lastKey())).append(", ");
    sentence.append(Names.mode(fastest));
    Optional<LogSample> throughput = cell.sample("throughput");
    if (last.metric().equals(Metric.WALL) && throughput.isPresent()) {
      Estimate rate = throughput.get().estimate(confidence());
      sentence.append(" answers ").append(Figures.quantity(rate, "1")).append(" requests a second");
    } else {
      Estimate time = cell.sample(last.metric()).orElseThrow().estimate(confidence());
      sentence.append(" takes ").append(Figures.time(time));
      sentence.append(last.metric().equals(Metric.WALL) ? "" : " (p99 of the latency)");
    }
    last.gain(fastest)
        .ifPresent(
            gain ->
                sentence
                    .append(", ")
                    .append(Figures.ratio(gain))
                    .append(" times as fast as ")
                    .append(Names.mode(last.baseline().orElseThrow())));
    Ideal.of(last.workload(), fastest, cell, Optional.empty(), confidence())
        .filter(ideal -> last.metric().equals(Metric.WALL))
        .ifPresent(
            ideal ->
                sentence
                    .append("; it takes ")
                    .append(Figures.ratio(ideal.ofMeasured()))
                    .append(" of the ideal time"));
    return sentence.append('.').toString();
  }

  /** The servers that answer no more at the greatest concurrency than at the smallest. */
  private Optional<String> flat() {
    List<Pair<Place>> pairs = new ArrayList<>();
    for (Place place : study.places()) {
      sample(study.last(), place)
          .ifPresent(
              end ->
                  sample(study.first(), place)
                      .ifPresent(start -> pairs.add(new Pair<>(place, place, end, start))));
    }
    List<String> flat =
        Judgement.of(pairs, Criteria.STANDARD).stream()
            .filter(difference -> difference.verdict() == Verdict.SAME)
            .map(difference -> Names.mode(difference.first()))
            .distinct()
            .toList();
    return flat.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s %s no faster at %s than at %s (the same within 2 %%)."
                .formatted(
                    Names.list(flat, "and"),
                    flat.size() == 1 ? "is" : "are",
                    study.at(study.contests().lastKey()),
                    study.at(study.contests().firstKey())));
  }

  /** For each server, the share of blocking requests from which on it is shown to be slower. */
  private List<String> dose() {
    List<String> sentences = new ArrayList<>();
    for (Place place : whole.places()) {
      Optional<LogSample> none = sample(whole.first(), place);
      List<Pair<Double>> pairs = new ArrayList<>();
      whole
          .contests()
          .forEach(
              (share, contest) -> {
                Optional<LogSample> some = sample(contest, place);
                if (!share.equals(whole.contests().firstKey()) && some.isPresent()) {
                  none.ifPresent(
                      base ->
                          pairs.add(
                              new Pair<>(share, whole.contests().firstKey(), some.get(), base)));
                }
              });
      sentence(place, Judgement.of(pairs, Criteria.STANDARD)).ifPresent(sentences::add);
    }
    return sentences;
  }

  /**
   * The share from which on all greater ones are slower, too; a single one may be so by chance, or
   * be the only one that could be measured well.
   */
  private Optional<String> sentence(Place place, List<Difference<Double>> byShare) {
    List<Difference<Double>> slower =
        byShare.stream().filter(difference -> difference.verdict() == Verdict.SLOWER).toList();
    if (slower.isEmpty()) {
      return Optional.empty();
    }
    int from = byShare.size();
    while (from > 0 && byShare.get(from - 1).verdict() == Verdict.SLOWER) {
      from--;
    }
    return Optional.of(
        from < byShare.size()
            ? sentence(place, byShare.get(from))
            : "%s is shown to be slower at %s, but not at the greatest share."
                .formatted(
                    Names.mode(place),
                    Names.list(
                        slower.stream().map(found -> study.at(found.first())).toList(), "and")));
  }

  private String sentence(Place place, Difference<Double> found) {
    return "%s is shown to be slower from %s on: there it takes %s times the time."
        .formatted(Names.mode(place), study.at(found.first()), Figures.ratio(found.ratio()));
  }

  private static Optional<String> blocked(Contest contest) {
    Optional<Place> loop = contest.entrant(Place.EVENT_LOOP);
    Optional<Place> blocked = contest.entrant(BLOCKED);
    return loop.flatMap(l -> blocked.flatMap(b -> contest.differences().between(b, l)))
        .filter(difference -> difference.verdict() == Verdict.SLOWER)
        .map(
            difference ->
                "A blocking wait inside the loop (%s) takes %s times the time of %s there."
                    .formatted(BLOCKED, Figures.ratio(difference.ratio()), Place.EVENT_LOOP));
  }

  private static Optional<LogSample> sample(Contest contest, Place place) {
    return contest.sample(place, contest.metric());
  }

  /** What is said against trusting it, with the values where it holds. */
  private List<String> warnings() {
    SortedMap<String, List<String>> where = new TreeMap<>();
    whole
        .contests()
        .forEach(
            (value, contest) ->
                Answer.of(contest)
                    .warnings()
                    .forEach(
                        warning ->
                            where
                                .computeIfAbsent(warning, w -> new ArrayList<>())
                                .add(whole.at(value))));
    return where.entrySet().stream()
        .map(
            entry ->
                entry.getValue().size() == whole.contests().size()
                    ? entry.getKey()
                    : "At "
                        + entry.getValue().stream().collect(Collectors.joining(", "))
                        + ": "
                        + entry.getKey())
        .toList();
  }

  private static double confidence() {
    return Criteria.STANDARD.confidence();
  }
}
