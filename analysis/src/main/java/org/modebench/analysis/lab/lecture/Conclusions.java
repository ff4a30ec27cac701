package org.modebench.analysis.lab.lecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.lab.Words;
import org.modebench.analysis.lab.lecture.Claim.Side;
import org.modebench.analysis.lab.lecture.SubjectData.Place;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.table.Figures;

/** What the rows of a subject show of its claims, each in a sentence or two. */
final class Conclusions {
  private static final double CLOSE = 0.1;

  private final Subject subject;
  private final SubjectData data;
  private final Words words;

  /** Of those claims that compare, judged together. */
  private final Map<Claim, Difference<Side>> differences = new LinkedHashMap<>();

  Conclusions(Subject subject, SubjectData data, Words words) {
    this.subject = subject;
    this.data = data;
    this.words = words;
    List<Claim> compared = new ArrayList<>();
    List<Pair<Side>> pairs = new ArrayList<>();
    for (Claim claim : subject.claims()) {
      Optional<Pair<Side>> pair = pair(claim);
      if (pair.isPresent() && claim.kind() != Claim.Kind.ONLY) {
        compared.add(claim);
        pairs.add(pair.get());
      }
    }
    List<Difference<Side>> judged = Judgement.of(pairs, Criteria.STANDARD);
    for (int i = 0; i < compared.size(); i++) {
      differences.put(compared.get(i), judged.get(i));
    }
  }

  private Optional<Pair<Side>> pair(Claim claim) {
    Optional<LogSample> other = sample(claim.against(), claim.other());
    return sample(claim.metric(), claim.one())
        .flatMap(one -> other.map(o -> new Pair<>(claim.one(), claim.other(), one, o)));
  }

  private Optional<LogSample> sample(Metric metric, Side side) {
    return data.at(side).flatMap(place -> place.cell().sample(metric));
  }

  /** One for each claim of which both sides were measured, or could not be with this Java. */
  List<String> all() {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < subject.claims().size(); i++) {
      of(subject.claims().get(i), Integer.toString(i + 1)).ifPresent(said::add);
    }
    return said.stream().distinct().toList();
  }

  private Optional<String> of(Claim claim, String number) {
    Optional<Place> one = data.at(claim.one());
    Optional<Place> other = data.at(claim.other());
    if (one.isEmpty() || other.isEmpty()) {
      return newerJava(claim);
    }
    Cell first = one.get().cell();
    Cell second = other.get().cell();
    if (claim.kind() == Claim.Kind.STEEPER) {
      return Optional.of(slopes(claim, number));
    }
    Optional<Difference<Side>> difference = Optional.ofNullable(differences.get(claim));
    if (claim.kind() != Claim.Kind.ONLY && difference.isEmpty()) {
      return Optional.of(words.say("lecture.no-value"));
    }
    if (Math.min(first.forks(), second.forks()) < Criteria.FEWEST_FORKS) {
      return Optional.of(words.say("manner.open", Criteria.FEWEST_FORKS));
    }
    return Optional.of(
        words.say(
            key(number, isShown(claim, difference, first, second)),
            new MetricWords(claim.metric(), words).of(first),
            new MetricWords(claim.against(), words).of(second),
            difference.map(of -> ratio(claim, of.ratio())).orElse(Figures.NONE)));
  }

  /** What hardly differs would read 1.00 [1.00, 1.00]. */
  private String ratio(Claim claim, Estimate ratio) {
    return claim.kind() == Claim.Kind.AT_MOST && Math.abs(ratio.value() - 1) < CLOSE
        ? words.number(Figures.quantity(ratio, "1"))
        : words.ratio(ratio);
  }

  private String key(String number, boolean shown) {
    return subject.key(number + (shown ? ".shown" : ".not-shown"));
  }

  private static boolean isShown(
      Claim claim, Optional<Difference<Side>> difference, Cell first, Cell second) {
    return switch (claim.kind()) {
      case MORE -> difference.filter(Conclusions::isMore).isPresent();
      case AT_MOST -> difference.filter(of -> isAtMost(claim.bound(), of)).isPresent();
      case ONLY ->
          first.failedForks() + second.failedForks() == 0
              && has(first, claim, true)
              && has(second, claim, false);
      case STEEPER -> false;
    };
  }

  private static boolean isMore(Difference<Side> difference) {
    return difference.beyondThreshold() && difference.ratio().value() > 1;
  }

  private static boolean isAtMost(double bound, Difference<Side> difference) {
    return difference.ratio().interval().filter(i -> i.high() <= bound).isPresent();
  }

  /** Whether each fork has some of a metric, or none has any. */
  private static boolean has(Cell cell, Claim claim, boolean some) {
    double[] means = cell.forkMeans(claim.metric());
    return means.length == cell.forks()
        && Arrays.stream(means).allMatch(mean -> (mean > 0) == some);
  }

  private String slopes(Claim claim, String number) {
    Optional<Estimate> one = data.slopes().of(claim.one().value(), claim.metric());
    Optional<Estimate> other = data.slopes().of(claim.other().value(), claim.metric());
    if (one.isEmpty() || other.isEmpty()) {
      return words.say("lecture.no-value");
    }
    if (Math.min(one.get().n(), other.get().n()) < Criteria.FEWEST_FORKS) {
      return words.say("manner.open", Criteria.FEWEST_FORKS);
    }
    Optional<Interval> above = one.get().interval();
    Optional<Interval> below = other.get().interval();
    boolean shown =
        above.isPresent() && below.isPresent() && above.get().low() > below.get().high();
    return words.say(key(number, shown), kibibytes(one.get()), kibibytes(other.get()));
  }

  private String kibibytes(Estimate bytes) {
    return words.number(Figures.quantity(bytes.scaled(1.0 / (1 << 10)), "KiB"));
  }

  private Optional<String> newerJava(Claim claim) {
    return List.of(claim.one(), claim.other()).stream()
        .filter(data::needsNewerJava)
        .filter(side -> data.at(side).isEmpty())
        .filter(side -> !data.places().isEmpty())
        .findFirst()
        .map(
            side ->
                words.say(
                    "lecture.newer-java",
                    side.value(),
                    subject.workload().axis().value(side.value()).oldestJava()));
  }
}
