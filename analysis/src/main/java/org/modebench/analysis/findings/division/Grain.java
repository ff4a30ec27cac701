package org.modebench.analysis.findings.division;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;

/**
 * How small the pieces may be into which a mode divides a job: at which sizes it is shown to take
 * no more than a given share longer than the ideal, and how long it takes with the smallest pieces.
 *
 * <p>The sizes are chosen by the same data that is shown, so that intervals are corrected for all
 * modes and sizes of the study (Bonferroni).
 *
 * @param mode its name
 * @param smallest the smallest of the pieces that are shown to be large enough; empty if none is
 * @param finest the smallest pieces that were measured
 */
public record Grain(String mode, Optional<Size> smallest, Size finest) {

  /** What dividing may cost: a tenth of the ideal time. */
  public static final double ALLOWED = 0.1;

  private static final double PERCENT = 100;

  /**
   * A size of pieces.
   *
   * @param place the mode, with the number of workers that stands for it
   * @param pieces how many there are
   * @param pieceSeconds what one of them takes alone
   * @param ofIdeal the measured time over the ideal
   */
  public record Size(CellKey place, int pieces, double pieceSeconds, Estimate ofIdeal) {

    private boolean isLargeEnough() {
      return ofIdeal.n() >= Criteria.FEWEST_FORKS
          && ofIdeal.interval().filter(bounds -> bounds.high() <= 1 + ALLOWED).isPresent();
    }
  }

  /** One for each mode but the baseline that has times in a study of the number of pieces. */
  public static List<Grain> in(ParameterStudy study) {
    List<String> modes =
        study.places().stream()
            .map(CellKey::mode)
            .filter(mode -> !mode.equals(CellKey.BASELINE.mode()))
            .distinct()
            .toList();
    int family = Math.max(1, modes.size() * study.contests().size());
    double confidence = 1 - Criteria.STANDARD.level() / family;
    List<Grain> grains = new ArrayList<>();
    for (String mode : modes) {
      List<Size> sizes = new ArrayList<>();
      for (Map.Entry<Double, ModeRanking> at : study.contests().entrySet()) {
        size(at.getValue(), at.getKey().intValue(), mode, confidence).ifPresent(sizes::add);
      }
      if (!sizes.isEmpty()) {
        Optional<Size> smallest =
            sizes.stream().filter(Size::isLargeEnough).reduce((larger, smaller) -> smaller);
        grains.add(new Grain(mode, smallest, sizes.get(sizes.size() - 1)));
      }
    }
    return List.copyOf(grains);
  }

  private static Optional<Size> size(
      ModeRanking contest, int pieces, String mode, double confidence) {
    Optional<CellKey> place = contest.entrant(mode);
    Optional<LogSample> alone = contest.sample(CellKey.BASELINE, contest.metric());
    if (place.isEmpty() || alone.isEmpty()) {
      return Optional.empty();
    }
    double serial = contest.workload().number(Parameters.SERIAL_PERCENT.name()).orElse(0) / PERCENT;
    double pieceSeconds = alone.get().geometricMean() * (1 - serial) / pieces;
    return Ideal.of(contest.workload(), place.get(), contest.cells(), confidence)
        .map(ideal -> new Size(place.get(), pieces, pieceSeconds, ideal.ofMeasured()));
  }
}
