package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.statistics.Ratio;
import org.modebench.analysis.statistics.Verdict;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;

/** Where an event loop had better let requests be computed, or a file be read, in words. */
public final class ComputeAnswer {
  private static final Criteria CRITERIA = Criteria.STANDARD;
  private static final int BYTES_PER_KB = 1024;

  /**
   * What the requests ask for.
   *
   * @param name as an infinitive
   * @param does the same in the third person
   * @param done its participle, at the beginning of a sentence
   */
  private record Work(String name, String does, String done) {
    static final Work COMPUTING = new Work("compute", "computes", "Computed");
    static final Work READING = new Work("read", "reads", "Read");
  }

  private final Work work;
  private final ParameterStudy inLoop;

  /** The contests at the greatest concurrency where others compute, by who does. */
  private final SortedMap<String, ModeRanking> elsewhere;

  private ComputeAnswer(ParameterStudy inLoop, SortedMap<String, ModeRanking> elsewhere) {
    this.work =
        inLoop.rest().number(Parameters.READ_KILOBYTES.name()).orElse(0) > 0
            ? Work.READING
            : Work.COMPUTING;
    this.inLoop = inLoop;
    this.elsewhere = elsewhere;
  }

  /**
   * The answer of studies by concurrency that differ in nothing but where a loop lets requests be
   * computed, or a file be read; empty if a loop was not measured while it did so itself, and while
   * others did.
   */
  public static Optional<Answer> of(List<ParameterStudy> studies) {
    Optional<ParameterStudy> inLoop =
        studies.stream()
            .filter(study -> offload(study).equals(Parameters.NO_OFFLOAD))
            .filter(study -> loop(study.last()).isPresent())
            .findFirst();
    SortedMap<String, ModeRanking> elsewhere = new TreeMap<>();
    for (ParameterStudy study : studies) {
      if (!offload(study).equals(Parameters.NO_OFFLOAD) && loop(study.last()).isPresent()) {
        elsewhere.put(offload(study), study.last());
      }
    }
    return elsewhere.isEmpty()
        ? Optional.empty()
        : inLoop.map(study -> new ComputeAnswer(study, elsewhere).answer(studies));
  }

  private static String offload(ParameterStudy study) {
    return study.rest().param(Parameters.OFFLOAD.name()).orElse(Parameters.NO_OFFLOAD);
  }

  private static Optional<CellKey> loop(ModeRanking contest) {
    return contest.entrant(Servers.EVENT_LOOP);
  }

  private Answer answer(List<ParameterStudy> studies) {
    return new Answer(
        StudyWords.subject(inLoop),
        headline(),
        List.of(rates(), lag(), others(), disk()).stream()
            .filter(words -> !words.isEmpty())
            .toList(),
        studies.stream()
            .flatMap(study -> StudyAnswer.warnings(study).stream())
            .distinct()
            .toList());
  }

  private String headline() {
    List<ModeRanking> contests = new ArrayList<>(elsewhere.values());
    contests.add(inLoop.last());
    int missing = contests.stream().mapToInt(ModeRanking::missingForks).max().orElse(0);
    if (missing > 0) {
      return Caveats.tooFewForks(missing);
    }
    List<String> best = best();
    ModeRanking other = Optional.ofNullable(elsewhere.get(best.get(0))).orElseThrow();
    Optional<Estimate> longer = waitingRatio(other);
    String at = StudyWords.at(inLoop, inLoop.contests().lastKey());
    if (longer
        .flatMap(Estimate::interval)
        .filter(interval -> interval.low() > 1 + CRITERIA.threshold())
        .isEmpty()) {
      return "At %s nobody who only waits is shown to wait longer because the loop %s."
          .formatted(at, work.does());
    }
    return "Let %s %s, and not the loop: at %s those who only wait take %s times as long while it does (p50 %s and %s)."
        .formatted(
            Listing.of(best, "or"),
            work.name(),
            at,
            Figures.ratio(longer.orElseThrow()),
            time(inLoop.last(), Metrics.WAITING_P50),
            time(other, Metrics.WAITING_P50));
  }

  /** Who does most when a loop hands over, and those not shown to do less. */
  private List<String> best() {
    String most =
        elsewhere.entrySet().stream()
            .min(Comparator.comparingDouble(entry -> wall(entry.getValue()).logMean()))
            .map(Map.Entry::getKey)
            .orElseThrow();
    List<Pair<String>> pairs = new ArrayList<>();
    elsewhere.forEach(
        (name, contest) -> {
          if (!name.equals(most)) {
            pairs.add(
                new Pair<>(
                    name,
                    most,
                    wall(contest),
                    wall(Optional.ofNullable(elsewhere.get(most)).orElseThrow())));
          }
        });
    List<String> best = new ArrayList<>(List.of(most));
    Judgement.of(pairs, CRITERIA).stream()
        .filter(difference -> difference.verdict() != Verdict.SLOWER)
        .forEach(difference -> best.add(difference.first()));
    return best;
  }

  private static LogSample wall(ModeRanking contest) {
    return contest.sample(loop(contest).orElseThrow(), Metrics.WALL).orElseThrow();
  }

  private Optional<Estimate> waitingRatio(ModeRanking other) {
    Optional<LogSample> one =
        inLoop.last().sample(loop(inLoop.last()).orElseThrow(), Metrics.WAITING_P50);
    Optional<LogSample> two = other.sample(loop(other).orElseThrow(), Metrics.WAITING_P50);
    return one.flatMap(
        longer -> two.map(shorter -> Ratio.of(longer, shorter, CRITERIA.confidence())));
  }

  private String rates() {
    List<String> handed = new ArrayList<>();
    elsewhere.forEach((name, contest) -> handed.add(name + " " + rate(contest)));
    return "%s in the loop: %s requests a second; handed to %s."
        .formatted(work.done(), rate(inLoop.last()), Listing.of(handed, "and"));
  }

  /** Such as {@code 49.1 of at most 50.0}. */
  private static String rate(ModeRanking contest) {
    CellKey place = loop(contest).orElseThrow();
    OptionalDouble most =
        Ideal.seconds(contest.workload(), place, contest.cell(place), contest.cells());
    String rate =
        contest.cell(place).mean(Metrics.THROUGHPUT).stream()
            .mapToObj(ComputeAnswer::plain)
            .findFirst()
            .orElse(Figures.NONE);
    return most.isEmpty()
        ? rate
        : rate + " of at most " + plain(contest.workload().calls() / most.getAsDouble());
  }

  private static String plain(double rate) {
    return Figures.quantity(rate, "1");
  }

  private String lag() {
    List<String> handed = new ArrayList<>();
    elsewhere.forEach(
        (name, contest) ->
            handed.add("%s with %s".formatted(time(contest, Metrics.LOOP_LAG_P99), name)));
    return "The loop is late by %s (p99) while it %s, else by %s."
        .formatted(
            time(inLoop.last(), Metrics.LOOP_LAG_P99), work.does(), Listing.of(handed, "and"));
  }

  /** Of the loop in a contest. */
  private static String time(ModeRanking contest, Metric metric) {
    return time(contest, loop(contest).orElseThrow(), metric);
  }

  private static String time(ModeRanking contest, CellKey place, Metric metric) {
    return contest.cell(place).mean(metric).stream()
        .mapToObj(Figures::roughTime)
        .findFirst()
        .orElse(Figures.NONE);
  }

  /** What those do that have a thread for each request anyway. */
  private String others() {
    ModeRanking contest = inLoop.last();
    List<String> each =
        contest.entrants().stream()
            .filter(place -> !place.mode().equals(Servers.EVENT_LOOP))
            .filter(place -> contest.sample(place, Metrics.WAITING_P50).isPresent())
            .map(
                place ->
                    "%s %s".formatted(Names.mode(place), time(contest, place, Metrics.WAITING_P50)))
            .toList();
    return each.isEmpty()
        ? ""
        : "Where the system shares its cores among threads, those who only wait take %s (p50)."
            .formatted(Listing.of(each, "and"));
  }

  /** Whether it was the disk that was waited for. */
  private String disk() {
    if (!work.equals(Work.READING)) {
      return "";
    }
    ModeRanking contest = inLoop.last();
    double asked =
        contest.workload().calls()
            * inLoop.rest().number(Parameters.READ_KILOBYTES.name()).orElse(0)
            * BYTES_PER_KB;
    return contest.cell(loop(contest).orElseThrow()).mean(Metrics.DISK_READ).stream()
        .mapToObj(
            read ->
                "Of the %s that the loop read for a batch, %s came from the disk."
                    .formatted(Figures.memory(asked), Figures.memory(read)))
        .findFirst()
        .orElse("Whether what was read came from the disk is not known.");
  }
}
