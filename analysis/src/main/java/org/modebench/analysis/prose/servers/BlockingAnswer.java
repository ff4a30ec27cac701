package org.modebench.analysis.prose.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.AxisValue;
import org.modebench.analysis.catalogue.Capacity;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parallelism;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.BlockingDose;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.prose.Caveats;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.prose.StudyAnswer;
import org.modebench.analysis.prose.StudyWords;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;

/**
 * What requests cost that block the thread which serves them, by their share or by how long they
 * do, in words: from which on a server is shown to be slower, what a loop answers beside its bound
 * 1 / (share · duration), and how late it is.
 */
public final class BlockingAnswer {
  private static final double PERCENT = 100;
  private static final double MILLIS_PER_SECOND = 1e3;

  /** A bound that differs by a smaller share is told once. */
  private static final double WORTH_A_WORD = 0.005;

  private final ParameterStudy study;
  private final List<BlockingDose> doses;

  private BlockingAnswer(ParameterStudy study) {
    this.study = study;
    this.doses = BlockingDose.in(study);
  }

  /** Whether a study is about such requests. */
  public static boolean isAbout(ParameterStudy study) {
    return study.parameter().equals(Parameters.BLOCKING_SHARE)
        || study.parameter().equals(Parameters.BLOCKING_MILLIS);
  }

  /**
   * The answer of a study of servers; of one alone, too, since there is no choice to make.
   *
   * @param study by the share of requests that block, or by the length of a blocking call
   */
  public static Answer of(ParameterStudy study) {
    BlockingAnswer words = new BlockingAnswer(study);
    return new Answer(
        StudyWords.subject(study), words.headline(), words.evidence(), StudyAnswer.warnings(study));
  }

  private String headline() {
    if (study.contests().values().stream().anyMatch(c -> c.fastest().isEmpty())) {
      return StudyWords.unmeasured(study);
    }
    if (missingForks() > 0) {
      return Caveats.tooFewForks(missingForks());
    }
    return doses.isEmpty()
        ? "No %s is shown to matter.".formatted(StudyWords.noun(study))
        : words(doses.get(0)) + Caveats.ofSuspect(suspect(doses.get(0).place()));
  }

  private int missingForks() {
    return study.contests().values().stream().mapToInt(ModeRanking::missingForks).max().orElse(0);
  }

  private List<String> suspect(CellKey place) {
    return study.contests().values().stream()
            .anyMatch(contest -> contest.of(Status.SUSPECT).contains(place))
        ? List.of(Names.mode(place))
        : List.of();
  }

  private String words(BlockingDose dose) {
    String server = Names.mode(dose.place());
    String base = with(study.contests().firstKey());
    return dose.fromOn()
        .map(
            found ->
                "%s is shown to be slower than %s from %s on: there it takes %s times the %s."
                    .formatted(
                        server,
                        base,
                        at(found.first()),
                        Figures.ratio(found.ratio()),
                        study.last().isPacedByLoad() ? "latency (p99)" : "time"))
        .orElseGet(
            () ->
                "%s is shown to be slower than %s at %s, but not at the greatest %s."
                    .formatted(
                        server,
                        base,
                        Listing.of(
                            dose.slower().stream().map(found -> at(found.first())).toList(), "and"),
                        StudyWords.noun(study)));
  }

  private List<String> evidence() {
    Stream<String> others = doses.stream().skip(1).map(this::words);
    Stream<String> ofLoops =
        study.places().stream()
            .filter(this::isLoop)
            .filter(place -> study.contests().values().stream().filter(has(place)).count() > 1)
            .flatMap(place -> Stream.of(rates(place), least(place), lag(place)))
            .flatMap(Optional::stream);
    return Stream.concat(others, ofLoops).toList();
  }

  private static Predicate<ModeRanking> has(CellKey place) {
    return contest -> contest.cells().containsKey(place);
  }

  /** Whether one thread serves all, which any number can wait in. */
  private boolean isLoop(CellKey place) {
    AxisValue server = study.rest().entry().axis().value(place.mode());
    return server.known()
        && server.parallelism() == Parallelism.ONE
        && server.capacity() == Capacity.UNBOUNDED;
  }

  /** What a loop answers, beside what it can answer at most. */
  private Optional<String> rates(CellKey place) {
    if (study.last().isPacedByLoad()) {
      return Optional.empty();
    }
    List<String> each = new ArrayList<>();
    for (Map.Entry<Double, ModeRanking> at : study.contests().entrySet()) {
      estimate(at.getValue(), place, Metrics.THROUGHPUT)
          .ifPresent(
              rate ->
                  each.add(
                      "%s %s%s"
                          .formatted(
                              Figures.quantity(rate, "1"),
                              with(at.getKey()),
                              atMost(at.getValue(), place))));
    }
    return each.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Requests a second of %s: %s. Blocked for share · duration of each, a loop answers no more than 1 / (share · duration), the bound."
                .formatted(Names.mode(place), Listing.of(each, "and")));
  }

  /** Such as {@code (bound 200.0, ideal 166.7)}, as where the last request waits, too. */
  private static String atMost(ModeRanking contest, CellKey place) {
    double blocked = blockedSeconds(contest);
    OptionalDouble seconds =
        Ideal.seconds(contest.workload(), place, contest.cell(place), contest.cells());
    OptionalDouble ideal =
        seconds.isPresent()
            ? OptionalDouble.of(contest.workload().calls() / seconds.getAsDouble())
            : seconds;
    List<String> limits = new ArrayList<>();
    if (blocked > 0) {
      limits.add("bound " + plain(1 / blocked));
    }
    ideal.stream()
        .filter(rate -> rate * blocked < 1 - WORTH_A_WORD)
        .forEach(rate -> limits.add("ideal " + plain(rate)));
    return limits.isEmpty() ? "" : " (" + String.join(", ", limits) + ")";
  }

  private static String plain(double rate) {
    return Figures.quantity(rate, "1");
  }

  /** Whether even the least of what blocks shows, and where. */
  private Optional<String> least(CellKey place) {
    Optional<Double> least =
        study.contests().keySet().stream().filter(value -> !isUnblocked(value)).findFirst();
    if (missingForks() > 0 || !isUnblocked(study.contests().firstKey()) || least.isEmpty()) {
      return Optional.empty();
    }
    BlockingDose ofTime = BlockingDose.of(study, place, ModeRanking::metric);
    Optional<Difference<Double>> time = ofTime.at(least.get());
    Optional<Difference<Double>> lag = ofLag(place).at(least.get());
    String what = at(least.get());
    if (time.isPresent()) {
      return Optional.of(
          "Even the least, %s, is shown to cost time: %s times as much as %s."
              .formatted(
                  what, Figures.ratio(time.get().ratio()), with(study.contests().firstKey())));
    }
    return Optional.of(
        lag.map(
                later ->
                    "The least, %s, is not shown to cost time, but it is shown in the loop's lag: its p99 is %s times as long."
                        .formatted(what, Figures.ratio(later.ratio())))
            .orElseGet(
                () ->
                    "The least, %s, is shown neither in the time nor in the loop's lag."
                        .formatted(what)));
  }

  private BlockingDose ofLag(CellKey place) {
    return BlockingDose.of(study, place, contest -> Metrics.LOOP_LAG_P99);
  }

  /** How late the loop is at first, from where it is shown to be later, and at the end. */
  private Optional<String> lag(CellKey place) {
    BlockingDose dose = ofLag(place);
    TreeSet<Double> told =
        new TreeSet<>(List.of(study.contests().firstKey(), study.contests().lastKey()));
    dose.fromOn().ifPresent(from -> told.add(from.first()));
    List<String> each = new ArrayList<>();
    for (double value : told) {
      ModeRanking contest = Optional.ofNullable(study.contests().get(value)).orElseThrow();
      time(contest, place, Metrics.LOOP_LAG_P99)
          .ifPresent(
              late ->
                  each.add(
                      "by %s %s%s"
                          .formatted(
                              late,
                              with(value),
                              time(contest, place, Metrics.LOOP_LAG_MAX)
                                  .map(" (at the longest %s)"::formatted)
                                  .orElse(""))));
    }
    return each.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "What is due in the loop of %s is late (p99) %s%s."
                .formatted(
                    Names.mode(place),
                    Listing.of(each, "and"),
                    dose.fromOn()
                        .map(
                            from ->
                                "; it is shown to be later from %s on".formatted(at(from.first())))
                        .orElse("")));
  }

  private static Optional<String> time(ModeRanking contest, CellKey place, Metric metric) {
    return estimate(contest, place, metric).map(Figures::time);
  }

  private static Optional<Estimate> estimate(ModeRanking contest, CellKey place, Metric metric) {
    return contest
        .sample(place, metric)
        .map(sample -> sample.estimate(Criteria.STANDARD.confidence()));
  }

  /** For how long a request blocks its thread, on average over all. */
  private static double blockedSeconds(ModeRanking contest) {
    double share = number(contest, Parameters.BLOCKING_SHARE) / PERCENT;
    double millis = number(contest, Parameters.BLOCKING_MILLIS);
    return share
        * (millis > 0 ? millis : number(contest, Parameters.LATENCY_MILLIS))
        / MILLIS_PER_SECOND;
  }

  private static double number(ModeRanking contest, Parameter parameter) {
    return contest.workload().number(parameter.name()).orElse(0);
  }

  private boolean isUnblocked(double value) {
    ModeRanking contest = Optional.ofNullable(study.contests().get(value)).orElseThrow();
    return number(contest, Parameters.BLOCKING_SHARE) == 0;
  }

  private String at(double value) {
    return StudyWords.at(study, value);
  }

  private String with(double value) {
    return isUnblocked(value) ? "without blocking requests" : "with " + at(value);
  }
}
