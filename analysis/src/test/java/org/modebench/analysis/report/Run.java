package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.List;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;

/** A run made up for a test, cell by cell. */
public final class Run {
  /** Forks differ by the spread times these, so that the geometric mean is the one given. */
  private static final double[] FORKS = {-1, -0.5, 0, 0.5, 1};

  private final List<Row> rows = new ArrayList<>();
  private final Rows workload;

  private Run(Rows workload) {
    this.workload = workload;
  }

  /** Ten countdowns of 5,000,000 steps. */
  public static Run computing() {
    return new Run(Rows.CPU);
  }

  /** Ten API calls of 100 ms. */
  public static Run waiting() {
    return new Run(Rows.IO);
  }

  public static Run of(Rows workload) {
    return new Run(workload);
  }

  /** Five forks with a geometric mean and a spread, as a share. */
  public Run cell(String mode, int workers, double seconds, double spread) {
    for (int fork = 1; fork <= FORKS.length; fork++) {
      double time = seconds * Math.exp(spread * FORKS[fork - 1]);
      rows.add(workload.mode(mode, workers).fork(fork).wall(time));
    }
    return this;
  }

  public Run fork(String mode, int workers, int fork, double seconds) {
    rows.add(workload.mode(mode, workers).fork(fork).wall(seconds));
    return this;
  }

  public Run iteration(String mode, int workers, int fork, int iteration, double seconds) {
    rows.add(workload.mode(mode, workers).fork(fork).iteration(iteration).wall(seconds));
    return this;
  }

  /** One fork. */
  public Run single(String mode, int workers, double seconds) {
    rows.add(workload.mode(mode, workers).wall(seconds));
    return this;
  }

  public Run suspect(String mode, int workers, double seconds, String reason) {
    for (int fork = 1; fork <= FORKS.length; fork++) {
      double time = seconds * Math.exp(0.001 * FORKS[fork - 1]);
      rows.add(workload.mode(mode, workers).fork(fork).suspect(time, reason));
    }
    return this;
  }

  public Run failed(String mode, int workers, String reason) {
    rows.add(workload.mode(mode, workers).failed(reason));
    return this;
  }

  public Run memory(String mode, int workers, double bytes) {
    for (int fork = 1; fork <= FORKS.length; fork++) {
      double peak = bytes * Math.exp(0.001 * FORKS[fork - 1]);
      rows.add(workload.mode(mode, workers).fork(fork).metric("rss", peak));
    }
    return this;
  }

  public Run and(Run other) {
    rows.addAll(other.rows);
    return this;
  }

  public Run and(List<Row> others) {
    rows.addAll(others);
    return this;
  }

  public List<Row> rows() {
    return rows;
  }

  public Measurements measurements() {
    return Measurements.of(rows, Catalogue.STANDARD);
  }

  /** The contest of the only workload. */
  public ModeRanking contest() {
    return measurements().workloads().entrySet().stream()
        .map(entry -> ModeRanking.of(entry.getKey(), entry.getValue()))
        .findFirst()
        .orElseThrow();
  }

  public Answer answer() {
    return Answer.of(contest());
  }

  public Report report() {
    return Report.of(Results.of(rows));
  }
}
