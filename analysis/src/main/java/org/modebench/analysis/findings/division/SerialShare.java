package org.modebench.analysis.findings.division;

import java.util.ArrayList;
import java.util.List;
import org.modebench.analysis.findings.scaling.Laws;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.statistics.Estimate;

/**
 * The share of a job that was planted to run alone, and the one that the times with one worker and
 * with several tell by Amdahl's law, which does not know the first.
 *
 * @param mode its name
 * @param workers with how many the second was found
 * @param planted the share
 * @param found the share by the law
 */
public record SerialShare(String mode, int workers, double planted, Estimate found) {
  private static final double PERCENT = 100;

  /** One for each mode with several workers, and each share of a study. */
  public static List<SerialShare> in(ParameterStudy study) {
    List<SerialShare> shares = new ArrayList<>();
    study
        .contests()
        .forEach(
            (percent, contest) ->
                Laws.of(contest.workload(), contest.cells())
                    .forEach(
                        scaling ->
                            scaling
                                .serialFractions()
                                .forEach(
                                    found ->
                                        shares.add(
                                            new SerialShare(
                                                scaling.mode(),
                                                found.workers(),
                                                percent / PERCENT,
                                                found.serialFraction())))));
    return List.copyOf(shares);
  }

  /** Whether the interval of what was found holds what was planted. */
  public boolean isFound() {
    return found
        .interval()
        .filter(bounds -> bounds.low() <= planted && planted <= bounds.high())
        .isPresent();
  }
}
