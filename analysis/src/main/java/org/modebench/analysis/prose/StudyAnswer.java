package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.findings.breakeven.Sweep;
import org.modebench.analysis.findings.modes.Fastest;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.ByValue;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.statistics.Verdict;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;

/** Which server to use over a whole study, in words that follow from the tests at each value. */
public final class StudyAnswer {
  private final ParameterStudy whole;
  private final ParameterStudy study;
  private final boolean ofSizes;

  private StudyAnswer(ParameterStudy whole, boolean ofSizes) {
    this.whole = whole;
    this.ofSizes = ofSizes;
    this.study = whole.ofThoseMeasuredThroughout();
  }

  public static Answer of(ParameterStudy study) {
    StudyAnswer answer = new StudyAnswer(study, false);
    return new Answer(
        StudyWords.subject(study), answer.headline(), answer.evidence(), warnings(study));
  }

  /** The answer of a sweep of sizes, with the break-even points against SEQUENTIAL. */
  public static Answer ofSizes(ParameterStudy study, List<Sweep> sweeps) {
    StudyAnswer answer = new StudyAnswer(study, true);
    List<String> evidence = new ArrayList<>();
    for (Sweep sweep : sweeps) {
      if (sweep.parameter().equals(study.parameter().name()) && sweep.rest().equals(study.rest())) {
        sweep.breakEvens(confidence()).stream()
            .filter(found -> found.against().equals(CellKey.BASELINE))
            .map(found -> new Sentence(sweep.parameter(), found).text())
            .forEach(evidence::add);
      }
    }
    if (answer.isDecidable() && answer.alwaysRecommended().isEmpty()) {
      evidence.add(
          "No mode named for a %s is significantly slower there than the fastest; SEQUENTIAL is named where nothing is significantly more than 2 %% faster."
              .formatted(StudyWords.noun(study)));
    }
    return new Answer(StudyWords.subject(study), answer.headline(), evidence, warnings(study));
  }

  private String headline() {
    if (study.contests().values().stream().anyMatch(c -> c.fastest().isEmpty())) {
      return StudyWords.unmeasured(study);
    }
    if (study.contests().values().stream().allMatch(c -> c.entrants().size() == 1)) {
      return "Only one "
          + StudyWords.contestant(study)
          + " was measured, so that there is no choice.";
    }
    int missing =
        study.contests().values().stream().mapToInt(ModeRanking::missingForks).max().orElse(0);
    if (missing > 0) {
      return Caveats.tooFewForks(missing);
    }
    Optional<String> tooOpen = tooOpen();
    if (tooOpen.isPresent()) {
      return tooOpen.get();
    }
    Choice choice = choice();
    List<String> suspect = choice.modes().stream().filter(this::isSuspect).toList();
    String among = amongThose();
    return among
        + (among.isEmpty() ? choice.words() : afterColon(choice.words()))
        + Caveats.ofSuspect(suspect);
  }

  /** At the first value where one may be slower than the best by so much that it matters. */
  private Optional<String> tooOpen() {
    return study.contests().entrySet().stream()
        .filter(entry -> !entry.getValue().tooOpen().isEmpty())
        .findFirst()
        .map(
            entry ->
                Caveats.tooOpen(
                    entry.getValue(),
                    "%s from %s at %s"
                        .formatted(
                            Names.modes(entry.getValue().tooOpen(), "and"),
                            Names.mode(entry.getValue().fastest().orElseThrow()),
                            StudyWords.at(study, entry.getKey()))));
  }

  /** Whether there is something to tell apart at every value, and forks enough for that. */
  private boolean isDecidable() {
    return study.contests().values().stream()
        .allMatch(contest -> contest.missingForks() == 0 && contest.entrants().size() > 1);
  }

  /** What to use, and the modes that it names. */
  private record Choice(String words, Collection<String> modes) {}

  private Choice choice() {
    List<String> sure = alwaysRecommended();
    List<String> maybe = new ArrayList<>(neverSlower());
    maybe.removeAll(sure);
    if (!sure.isEmpty()) {
      return new Choice(
          "Use "
              + Listing.of(sure, "or")
              + (maybe.isEmpty() ? "" : "; " + Listing.of(maybe, "or") + " may be as good")
              + ".",
          sure);
    }
    if (ofSizes) {
      ByValue bySize = ByValue.of(study, StudyAnswer::atSize);
      return new Choice(StudyWords.of(bySize), bySize.modes());
    }
    if (!maybe.isEmpty()) {
      return new Choice(
          "%s shown to be slower than the fastest at any %s; measure more forks."
              .formatted(
                  maybe.size() == 1
                      ? maybe.get(0) + " is not"
                      : "None of " + Listing.of(maybe, "and") + " is",
                  StudyWords.noun(study)),
          maybe);
    }
    ByValue byValue =
        ByValue.of(study, contest -> new LinkedHashSet<>(modes(Answer.recommended(contest))));
    return new Choice(StudyWords.of(byValue), byValue.modes());
  }

  private boolean isSuspect(String mode) {
    return whole.contests().values().stream()
        .anyMatch(
            contest -> !Answer.suspect(contest, contest.entrant(mode).stream().toList()).isEmpty());
  }

  /** A sentence that goes on after a colon; the names of modes stay as they are. */
  private static String afterColon(String words) {
    return Character.isLowerCase(words.charAt(1))
        ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1)
        : words;
  }

  /** Whom the answer is about, where that is not everyone. */
  private String amongThose() {
    int judged = modes(study.places()).stream().distinct().toList().size();
    return modes(whole.places()).stream().distinct().count() == judged
        ? ""
        : "Of the %s measured at every %s: "
            .formatted(
                Names.counted(
                        judged, StudyWords.contestant(study), StudyWords.contestant(study) + "s")
                    .toLowerCase(Locale.ROOT),
                StudyWords.noun(study));
  }

  /** The servers that at every value are the fastest or shown to be as fast. */
  private List<String> alwaysRecommended() {
    return inAll(Answer::recommended);
  }

  /** The servers that at no value are shown to be slower than the fastest. */
  private List<String> neverSlower() {
    return inAll(StudyAnswer::unbeaten);
  }

  private List<String> inAll(Function<ModeRanking, List<CellKey>> places) {
    Set<String> common = new LinkedHashSet<>(modes(places.apply(study.last())));
    study.contests().values().forEach(contest -> common.retainAll(modes(places.apply(contest))));
    return List.copyOf(common);
  }

  private static List<CellKey> unbeaten(ModeRanking contest) {
    List<CellKey> unbeaten = new ArrayList<>(Answer.recommended(contest));
    contest.undecided().stream().filter(ModeRanking::isChoice).forEach(unbeaten::add);
    return unbeaten;
  }

  private static List<String> modes(List<CellKey> places) {
    return places.stream().map(Names::mode).toList();
  }

  /** At one size: the plainest where nothing beats it, or else those not shown to be slower. */
  private static Set<String> atSize(ModeRanking contest) {
    List<CellKey> unbeaten = unbeaten(contest);
    Set<String> modes = new LinkedHashSet<>();
    contest
        .baseline()
        .filter(unbeaten::contains)
        .filter(plain -> Answer.against(contest, plain, Verdict.FASTER).isEmpty())
        .ifPresent(plain -> modes.add(Names.mode(plain)));
    if (modes.isEmpty()) {
      modes.addAll(modes(unbeaten));
    }
    return modes;
  }

  private List<String> evidence() {
    ModeRanking last = study.last();
    if (last.fastest().isEmpty()) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    if (isDecidable() && !alwaysRecommended().isEmpty() && neverSlower().size() > 1) {
      sentences.add(
          "None of them is significantly slower than the fastest at any "
              + StudyWords.noun(study)
              + ".");
    }
    sentences.add(atTheEnd(last, last.fastest().get()));
    if (study.parameter().equals(Parameters.CONCURRENCY)) {
      flat().ifPresent(sentences::add);
    }
    blocked(last).ifPresent(sentences::add);
    leftOut().ifPresent(sentences::add);
    return List.copyOf(sentences);
  }

  private Optional<String> leftOut() {
    List<String> modes = modes(whole.places()).stream().distinct().collect(Collectors.toList());
    modes.removeAll(modes(study.places()));
    modes.removeIf(
        mode -> whole.contests().values().stream().allMatch(c -> c.entrant(mode).isPresent()));
    return modes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s %s not measured at every %s, and %s no part in this answer."
                .formatted(
                    Listing.of(modes, "and"),
                    modes.size() == 1 ? "was" : "were",
                    StudyWords.noun(whole),
                    modes.size() == 1 ? "has" : "have"));
  }

  private String atTheEnd(ModeRanking last, CellKey fastest) {
    StringBuilder sentence = new StringBuilder();
    sentence.append("At ").append(StudyWords.at(study, study.contests().lastKey())).append(", ");
    sentence.append(Names.mode(fastest));
    Fastest chosen = Fastest.of(last).orElseThrow();
    Optional<Estimate> rate = chosen.most(Metrics.THROUGHPUT);
    if (!last.isPacedByLoad() && rate.isPresent()) {
      sentence
          .append(" answers ")
          .append(Figures.quantity(rate.get(), "1"))
          .append(" requests a second");
    } else {
      sentence.append(" takes ").append(Figures.time(chosen.value()));
      sentence.append(last.isPacedByLoad() ? " (p99 of the latency)" : "");
    }
    chosen
        .gain()
        .ifPresent(
            gain ->
                sentence
                    .append(", ")
                    .append(Figures.ratio(gain))
                    .append(" times as fast as ")
                    .append(Names.mode(last.baseline().orElseThrow())));
    Ideal.of(last.workload(), fastest, last.cells(), confidence())
        .filter(ideal -> !last.isPacedByLoad())
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
    List<Pair<CellKey>> pairs = new ArrayList<>();
    for (CellKey place : study.places()) {
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
                    Listing.of(flat, "and"),
                    flat.size() == 1 ? "is" : "are",
                    StudyWords.at(study, study.contests().lastKey()),
                    StudyWords.at(study, study.contests().firstKey())));
  }

  private static Optional<String> blocked(ModeRanking contest) {
    Optional<CellKey> loop = contest.entrant(Servers.EVENT_LOOP);
    Optional<CellKey> blocked = contest.entrant(Servers.EVENT_LOOP_BLOCKED);
    return loop.flatMap(l -> blocked.flatMap(b -> contest.differences().between(b, l)))
        .filter(difference -> difference.verdict() == Verdict.SLOWER)
        .map(
            difference ->
                "A blocking wait inside the loop (%s) takes %s times the time of %s there."
                    .formatted(
                        Names.mode(difference.first()),
                        Figures.ratio(difference.ratio()),
                        Names.mode(difference.second())));
  }

  private static Optional<LogSample> sample(ModeRanking contest, CellKey place) {
    return contest.sample(place, contest.metric());
  }

  /** What is said against trusting a study, with the values where it holds. */
  public static List<String> warnings(ParameterStudy whole) {
    Map<String, ModeRanking> contests = new LinkedHashMap<>();
    whole
        .contests()
        .forEach((value, contest) -> contests.put(StudyWords.at(whole, value), contest));
    return Caveats.of("At ", contests);
  }

  private static double confidence() {
    return Criteria.STANDARD.confidence();
  }
}
