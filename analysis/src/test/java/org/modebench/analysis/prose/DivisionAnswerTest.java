package org.modebench.analysis.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.findings.division.SerialShare;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.report.Findings;
import org.modebench.analysis.report.Run;
import org.modebench.analysis.results.Row;

/** On rows of which it is known what dividing costs, and which share was not divided. */
@Tag("any-jdk")
class DivisionAnswerTest {
  private static final double JOB_SECONDS = 0.05;

  private static Rows job(int pieces, int serialPercent) {
    return Rows.CPU
        .benchmark("Divide")
        .calls(1)
        .params(
            "division=flat;kernel=countdown;pieces=%d;serialPercent=%d"
                .formatted(pieces, serialPercent));
  }

  private static Answer answer(List<Row> rows) {
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    return Findings.of(measurements).answers(measurements).get(0);
  }

  /** Two workers share a job, and each piece costs so many seconds beside. */
  private static Run grain(double spread, Map<String, Double> costs) {
    Run run = Run.of(job(2, 0));
    for (int pieces : new int[] {2, 10, 100, 1000, 10_000, 100_000}) {
      Run at = Run.of(job(pieces, 0)).cell("SEQUENTIAL", 1, JOB_SECONDS, spread);
      costs.forEach((mode, cost) -> at.cell(mode, 2, JOB_SECONDS / 2 + cost * pieces, spread));
      run.and(at);
    }
    return run;
  }

  /** With 1,000 pieces of 50 µs a piece's 1 µs are 4 % of the ideal, with 10,000 they are 40 %. */
  @Test
  void namesTheSmallestPiecesThatCostATenthAtMost() {
    Answer answer = answer(grain(0.001, Map.of("THREAD_POOL", 1e-6, "FORK_JOIN", 1e-7)).rows());

    assertThat(answer.subject()).satisfies(says("job", "countdown", "number of pieces"));
    assertThat(answer.headline())
        .satisfies(says("50.0 µs in THREAD_POOL (1,000", "5.00 µs in FORK_JOIN (10,000", "10 %"));
    // 25 ms + 100 ms, and 25 ms + 10 ms.
    assertThat(answer.evidence())
        .anySatisfy(says("THREAD_POOL (500 ns) 5.00", "FORK_JOIN (500 ns) 1.40"));
  }

  /** The start of a process is paid once, and is more than a tenth of any division. */
  @Test
  void namesWhatIsNeverWorthIt() {
    Run run = grain(0.001, Map.of("THREAD_POOL", 1e-6));
    for (int pieces : new int[] {2, 10, 100, 1000, 10_000, 100_000}) {
      run.and(Run.of(job(pieces, 0)).cell("PROCESS", 2, 0.065, 0.001));
    }

    Answer answer = answer(run.rows());

    assertThat(answer.headline()).doesNotContain("PROCESS");
    assertThat(answer.evidence()).anySatisfy(says("In PROCESS no size"));
  }

  /** Of forks that differ by 20 % nothing is shown to be within 10 %. */
  @Test
  void claimsNothingThatIsNotShown() {
    assertThat(answer(grain(0.1, Map.of("THREAD_POOL", 1e-7)).rows()).headline())
        .satisfies(says("No size", "10 %"));
  }

  @Test
  void asksForForksBeforeItSaysAnything() {
    List<Row> single = new ArrayList<>();
    for (Row row : grain(0.001, Map.of("THREAD_POOL", 1e-6)).rows()) {
      if (row.fork() <= 3) {
        single.add(row);
      }
    }
    assertThat(answer(single).headline()).satisfies(says("No answer yet", "2 more forks"));
  }

  /** Nothing of it is a choice between modes, so that a report has one answer, and a plot. */
  @Test
  void isOneAnswerWithAPlot() {
    Run run = grain(0.001, Map.of("THREAD_POOL", 1e-6));
    Measurements measurements = run.measurements();

    assertThat(Findings.of(measurements).answers(measurements)).hasSize(1);
    assertThat(run.report().plots())
        .extracting(plot -> plot.title())
        .anySatisfy(says("job", "time of a batch", "number of pieces"));
  }

  /** T(2) = T(1) · (s + (1 − s) / 2), and forks that differ by 2 %. */
  private static List<Row> planted(long seed) {
    return planted(seed, 1);
  }

  /**
   * The same where two workers at once take longer.
   *
   * @param beside each other, as a factor
   */
  private static List<Row> planted(long seed, double beside) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int percent : new int[] {0, 5, 25, 50}) {
      for (int fork = 1; fork <= 20; fork++) {
        Rows at = job(100, percent).fork(fork);
        double serial = percent / 100.0;
        double shared = serial + (1 - serial) * beside / 2;
        rows.add(at.wall(noisy(JOB_SECONDS, random)));
        rows.add(at.mode("THREAD_POOL", 1).wall(noisy(JOB_SECONDS, random)));
        rows.add(at.mode("THREAD_POOL", 2).wall(noisy(JOB_SECONDS * shared, random)));
      }
    }
    return rows;
  }

  private static double noisy(double seconds, Random random) {
    return seconds * Math.exp(0.02 * random.nextGaussian());
  }

  @Test
  void findsThePlantedShareInNineteenOfTwentyCases() {
    int found = 0;
    int all = 0;
    double widest = 0;
    for (long seed = 1; seed <= 100; seed++) {
      for (SerialShare share : SerialShare.in(study(planted(seed)))) {
        assertThat(share.workers()).isEqualTo(2);
        all++;
        found += share.isFound() ? 1 : 0;
        var bounds = share.found().interval().orElseThrow();
        widest = Math.max(widest, (bounds.high() - bounds.low()) / 2);
      }
    }
    assertThat(all).isEqualTo(400);
    // 380 expected; ± 3 standard deviations.
    assertThat(found).isBetween(367, 393);
    assertThat(widest).isLessThan(0.03);
  }

  /** Amdahl's law then tells 54 % for 50 %, and 8 % for nothing. */
  @Test
  void whatWorkersLoseBesideEachOtherIsNoSerialShare() {
    int found = 0;
    int byLaw = 0;
    int all = 0;
    for (long seed = 1; seed <= 100; seed++) {
      for (SerialShare share : SerialShare.in(study(planted(seed, 1.08)))) {
        all += share.besideNone().isPresent() ? 1 : 0;
        found += share.isFoundBesideNone() ? 1 : 0;
        byLaw += share.isFound() ? 1 : 0;
      }
    }
    assertThat(all).as("all but those of the job with nothing serial").isEqualTo(300);
    // 285 expected; ± 3 standard deviations.
    assertThat(found).isBetween(274, 296);
    assertThat(byLaw).isLessThan(100);
  }

  private static ParameterStudy study(List<Row> rows) {
    return Findings.of(Measurements.of(rows, Catalogue.STANDARD)).studies().get(0);
  }

  @Test
  void tellsTheShareThatWasPlantedBesideTheOneThatWasFound() {
    Answer answer = answer(planted(3));

    assertThat(answer.subject()).satisfies(says("by serial share"));
    assertThat(answer.headline())
        .satisfies(
            says(
                "nothing serial",
                "THREAD_POOL with 2 workers",
                "for 5.0 %",
                "for 25 %",
                "for 50 %"));
    assertThat(answer.evidence())
        .anySatisfy(says("Amdahl", "THREAD_POOL with 2 workers", "for 0 %", "for 50 %"));
  }
}
