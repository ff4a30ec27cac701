package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.findings.division.Grain;
import org.modebench.analysis.findings.division.SerialShare;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;
import org.modebench.analysis.text.Listing;

/** How small the pieces of a job may be, and which share of it cannot be divided, in words. */
public final class DivisionAnswer {
  private DivisionAnswer() {}

  /**
   * The answer of a study of jobs.
   *
   * @param study by the number of pieces, or by the serial share
   */
  public static Answer of(ParameterStudy study) {
    int missing =
        study.contests().values().stream().mapToInt(ModeRanking::missingForks).max().orElse(0);
    boolean ofPieces = study.parameter().equals(Parameters.PIECES);
    List<String> found = ofPieces ? grain(Grain.in(study)) : shares(SerialShare.in(study));
    String headline =
        found.isEmpty()
            ? "No answer: no mode was measured without failure beside SEQUENTIAL."
            : missing > 0 ? Caveats.tooFewForks(missing) : found.get(0);
    return new Answer(
        StudyWords.subject(study),
        headline,
        found.stream().skip(1).toList(),
        StudyAnswer.warnings(study));
  }

  private static List<String> grain(List<Grain> grains) {
    if (grains.isEmpty()) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    List<String> enough =
        grains.stream()
            .flatMap(grain -> grain.smallest().stream())
            .map(
                size ->
                    "%s in %s (%s pieces)"
                        .formatted(
                            Figures.roughTime(size.pieceSeconds()),
                            Names.mode(size.place()),
                            Names.grouped(size.pieces() + "")))
            .toList();
    String allowed = Figures.percent(Grain.ALLOWED);
    sentences.add(
        enough.isEmpty()
            ? "No size of pieces is shown to cost at most %s more than the ideal."
                .formatted(allowed)
            : "Pieces may be as small as %s: so divided, the job is shown to take at most %s more than the ideal."
                .formatted(Listing.of(enough, "and"), allowed));
    List<String> never =
        grains.stream()
            .filter(grain -> grain.smallest().isEmpty())
            .map(grain -> ForeignText.printable(grain.mode()))
            .toList();
    if (!enough.isEmpty() && !never.isEmpty()) {
      sentences.add(
          "In %s no size of pieces is shown to cost as little."
              .formatted(Listing.of(never, "and")));
    }
    sentences.add(
        "With the smallest pieces that were measured, the job takes %s times the ideal."
            .formatted(
                Listing.of(
                    grains.stream()
                        .map(Grain::finest)
                        .map(
                            size ->
                                "in %s (%s) %s"
                                    .formatted(
                                        Names.mode(size.place()),
                                        Figures.roughTime(size.pieceSeconds()),
                                        Figures.ratio(size.ofIdeal())))
                        .toList(),
                    "and")));
    return sentences;
  }

  private static List<String> shares(List<SerialShare> shares) {
    Map<String, List<SerialShare>> byPlace = new LinkedHashMap<>();
    for (SerialShare share : shares) {
      String place =
          ForeignText.printable(share.mode()) + " with " + Count.of(share.workers(), "worker");
      byPlace.computeIfAbsent(place, key -> new ArrayList<>()).add(share);
    }
    List<String> sentences = new ArrayList<>();
    // What workers lose beside each other is no serial share, though the law takes it for one.
    byPlace.forEach((place, found) -> besideNone(place, found).ifPresent(sentences::add));
    byPlace.forEach((place, found) -> sentences.add(sentence(place, found)));
    return sentences;
  }

  private static Optional<String> besideNone(String place, List<SerialShare> all) {
    List<SerialShare> found = all.stream().filter(share -> share.besideNone().isPresent()).toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "Against the same job with nothing serial in it, the times of %s tell a serial share of %s that were planted%s."
            .formatted(
                place,
                each(found, share -> share.besideNone().orElseThrow()),
                missed(found, SerialShare::isFoundBesideNone)));
  }

  private static String sentence(String place, List<SerialShare> found) {
    return "By Amdahl's law the times of %s tell a serial share of %s that were planted%s."
        .formatted(place, each(found, SerialShare::found), missed(found, SerialShare::isFound));
  }

  private static String each(List<SerialShare> found, Function<SerialShare, Estimate> what) {
    return Listing.of(
        found.stream()
            .map(
                share ->
                    "%s for %s"
                        .formatted(
                            Figures.percent(what.apply(share)), Figures.percent(share.planted())))
            .toList(),
        "and");
  }

  private static String missed(List<SerialShare> found, Predicate<SerialShare> isFound) {
    List<String> missed =
        found.stream()
            .filter(isFound.negate())
            .map(share -> Figures.percent(share.planted()))
            .toList();
    return missed.isEmpty()
        ? ", each within its interval"
        : ", not within its interval at " + Listing.of(missed, "and");
  }
}
