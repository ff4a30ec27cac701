package org.modebench.analysis.findings.division;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.scaling.KarpFlatt;
import org.modebench.analysis.findings.scaling.Laws;
import org.modebench.analysis.findings.scaling.Scaling;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/**
 * The share of a job that was planted to run alone, and the one that the times with one worker and
 * with several tell by Amdahl's law, which does not know the first.
 *
 * @param mode its name
 * @param workers with how many the second was found
 * @param planted the share
 * @param found the share by the law
 * @param besideNone the share by the times of the same job with nothing serial in it, which several
 *     workers may take longer for than the law says, since they share caches, memory and what a
 *     core is made of; empty for that job, and where it was not measured
 */
public record SerialShare(
    String mode, int workers, double planted, Estimate found, Optional<Estimate> besideNone) {
  private static final double PERCENT = 100;

  /** One for each mode with several workers, and each share of a study. */
  public static List<SerialShare> in(ParameterStudy study) {
    Optional<ModeRanking> none = Optional.ofNullable(study.contests().get(0.0));
    List<SerialShare> shares = new ArrayList<>();
    study
        .contests()
        .forEach(
            (percent, contest) ->
                shares.addAll(of(contest, percent, percent > 0 ? none : Optional.empty())));
    return List.copyOf(shares);
  }

  private static List<SerialShare> of(
      ModeRanking contest, double percent, Optional<ModeRanking> none) {
    List<SerialShare> shares = new ArrayList<>();
    for (Scaling scaling : Laws.of(contest.workload(), contest.cells())) {
      String mode = scaling.mode();
      for (KarpFlatt found : scaling.serialFractions()) {
        Optional<Estimate> besideNone =
            none.flatMap(
                control ->
                    besideNone(
                        ofOne(contest, mode, found.workers()),
                        ofOne(control, mode, found.workers())));
        shares.add(
            new SerialShare(
                mode, found.workers(), percent / PERCENT, found.serialFraction(), besideNone));
      }
    }
    return shares;
  }

  /** The time with several workers over that with one. */
  private static Optional<Estimate> ofOne(ModeRanking contest, String mode, int workers) {
    return contest.ratio(Metrics.WALL, new CellKey(mode, workers), new CellKey(mode, 1));
  }

  /**
   * s = (r − c) / (1 − c), for r of the job and c of the one with nothing serial. Its interval is
   * recovered from theirs: G. Y. Zou and A. Donner, Construction of confidence limits about effect
   * measures, Statistics in Medicine 27 (2008).
   */
  static Optional<Estimate> besideNone(Optional<Estimate> ofJob, Optional<Estimate> ofNone) {
    if (ofJob.isEmpty() || ofNone.isEmpty() || ofNone.get().value() >= 1) {
      return Optional.empty();
    }
    double r = ofJob.get().value();
    double c = ofNone.get().value();
    double share = (r - c) / (1 - c);
    // How much a difference of r and of c makes.
    double byJob = 1 / (1 - c);
    double byNone = (1 - r) * byJob * byJob;
    Optional<Interval> interval =
        ofJob
            .get()
            .interval()
            .flatMap(
                job ->
                    ofNone
                        .get()
                        .interval()
                        .map(
                            none ->
                                new Interval(
                                    share
                                        - Math.hypot(
                                            (r - job.low()) * byJob, (none.high() - c) * byNone),
                                    share
                                        + Math.hypot(
                                            (job.high() - r) * byJob, (c - none.low()) * byNone))));
    return Optional.of(new Estimate(share, interval, Math.min(ofJob.get().n(), ofNone.get().n())));
  }

  /** Whether the interval of what was found holds what was planted. */
  public boolean isFound() {
    return holdsPlanted(found);
  }

  /** The same of what was found beside the job with nothing serial. */
  public boolean isFoundBesideNone() {
    return besideNone.filter(this::holdsPlanted).isPresent();
  }

  private boolean holdsPlanted(Estimate share) {
    return share
        .interval()
        .filter(bounds -> bounds.low() <= planted && planted <= bounds.high())
        .isPresent();
  }
}
