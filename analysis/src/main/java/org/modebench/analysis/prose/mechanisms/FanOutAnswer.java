package org.modebench.analysis.prose.mechanisms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.modebench.analysis.catalogue.AsyncWeb;
import org.modebench.analysis.catalogue.AxisValue;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;

/** Which style to use for requests that need several look-ups, and what each costs, in words. */
public final class FanOutAnswer {
  private static final double CONFIDENCE = Criteria.STANDARD.confidence();
  private static final double KILOBYTES = 1e-3;

  private final ModeRanking contest;

  private FanOutAnswer(ModeRanking contest) {
    this.contest = contest;
  }

  /** Whether all requests of a contest are answered: none fails, and none is given up. */
  public static boolean isOfAnswered(ModeRanking contest) {
    return !fails(contest) && !isGivenUp(contest);
  }

  static boolean isGivenUp(ModeRanking contest) {
    return number(contest, Parameters.TIMEOUT_MILLIS.name()) > 0;
  }

  static boolean fails(ModeRanking contest) {
    return contest
        .workload()
        .param(Parameters.FAILING.name())
        .filter(what -> !what.equals(Parameters.NOTHING))
        .isPresent();
  }

  /**
   * The answer of a contest.
   *
   * @param all of the contests whose requests are answered, among which is the one with the fewest
   *     at once
   */
  public static Answer of(ModeRanking contest, Collection<ModeRanking> all) {
    FanOutAnswer words = new FanOutAnswer(contest);
    Answer choice = Answer.of(contest);
    List<String> evidence = new ArrayList<>(choice.evidence());
    words.times().ifPresent(evidence::add);
    all.stream()
        .min(Comparator.comparingInt(FanOutAnswer::atOnce))
        .flatMap(words::slowdown)
        .ifPresent(evidence::add);
    words.each("CPU time of a request", words::cpu).ifPresent(evidence::add);
    words.each("Allocated for a request", words::allocated).ifPresent(evidence::add);
    return new Answer(choice.subject(), choice.headline(), evidence, choice.warnings());
  }

  /** By Little's law, beside what the look-ups allow. */
  private Optional<String> times() {
    return each(
            "Time of a request, concurrency · time / requests",
            place ->
                estimate(contest, place, Metrics.WALL)
                    .map(
                        time ->
                            "%s (at least %s)"
                                .formatted(
                                    Figures.time(time.scaled(ofRequest(contest))),
                                    Figures.roughTime(leastSeconds(place)))))
        .map(
            times ->
                times
                    + " The least is the critical path, 180 ms one after another and 100 ms at once, or concurrency · 180 ms / P where look-ups hold the threads of a pool of P.");
  }

  private double leastSeconds(CellKey place) {
    AxisValue style = AsyncWeb.STYLES.value(place.mode());
    return AsyncWeb.fanOutSeconds(
            style, place.workers(), contest.workload().calls(), atOnce(contest))
        * ofRequest(contest);
  }

  /** What of the time of a batch is that of a request. */
  private static double ofRequest(ModeRanking contest) {
    return atOnce(contest) / (double) contest.workload().calls();
  }

  private static int atOnce(ModeRanking contest) {
    int concurrency = (int) number(contest, Parameters.CONCURRENCY.name());
    return Math.max(1, Math.min(concurrency, contest.workload().calls()));
  }

  /** How much longer a request takes than where fewer are under way. */
  private Optional<String> slowdown(ModeRanking fewer) {
    if (atOnce(fewer) == atOnce(contest)) {
      return Optional.empty();
    }
    double scale = ofRequest(contest) / ofRequest(fewer);
    return each(
        "Compared with concurrency %d a request takes, in times as long".formatted(atOnce(fewer)),
        place -> {
          Optional<LogSample> few = fewer.sample(place, Metrics.WALL);
          return contest
              .sample(place, Metrics.WALL)
              .flatMap(many -> few.map(f -> Ratio.of(many, f, CONFIDENCE)))
              .map(ratio -> Figures.ratio(ratio.scaled(scale)));
        });
  }

  private Optional<String> cpu(CellKey place) {
    return estimate(contest, place, Metrics.CPU)
        .map(cpu -> Figures.time(cpu.scaled(1.0 / contest.workload().calls())));
  }

  private Optional<String> allocated(CellKey place) {
    return estimate(contest, place, Metrics.ALLOCATED)
        .map(bytes -> Figures.quantity(bytes.scaled(KILOBYTES), "kB"));
  }

  private Optional<String> each(String what, Function<CellKey, Optional<String>> figure) {
    return each(contest, figure).map(figures -> "%s: %s.".formatted(what, figures));
  }

  private static double number(ModeRanking contest, String parameter) {
    return contest.workload().number(parameter).orElse(0);
  }

  static Optional<Estimate> estimate(ModeRanking contest, CellKey place, Metric metric) {
    return contest.sample(place, metric).map(sample -> sample.estimate(CONFIDENCE));
  }

  /** A figure for each place of a contest; empty if there is none. */
  static Optional<String> each(ModeRanking contest, Function<CellKey, Optional<String>> figure) {
    List<String> each = new ArrayList<>();
    for (CellKey place : contest.cells().keySet()) {
      figure
          .apply(place)
          .ifPresent(of -> each.add("%s with %s".formatted(of, name(contest, place))));
    }
    return each.isEmpty() ? Optional.empty() : Optional.of(Listing.of(each, "and"));
  }

  private static String name(ModeRanking contest, CellKey place) {
    return contest.workload().batch(place).value().hasWorkers()
        ? "%s in a pool of %d".formatted(Names.mode(place), place.workers())
        : Names.mode(place);
  }
}
