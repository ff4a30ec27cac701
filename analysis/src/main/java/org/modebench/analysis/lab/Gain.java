package org.modebench.analysis.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.Gains;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;

/**
 * How calls in a mode compare with the same calls one after another.
 *
 * @param difference of the times of a batch, at equal speed of the machine where that is on record
 * @param cell of the mode
 * @param alone the cell of the calls one after another
 */
record Gain(Difference<CellKey> difference, Cell cell, Cell alone) {
  /** More CPU time a second than one thread can use, as far as its clock goes. */
  private static final double MORE_THAN_ONE = 1.2;

  /** Whether calls ran at the same time, and whether that paid. */
  enum Outcome {
    FASTER,
    /** More than one core worked, but the batch took no less time. */
    NO_FASTER,
    ONE_AT_A_TIME,
    OPEN
  }

  /** Every mode that was measured, in its own order, as one family of tests. */
  static Map<String, Gain> of(ModeRanking contest) {
    Map<String, Gain> gains = new LinkedHashMap<>();
    Optional<LogSample> alone = contest.compared(CellKey.BASELINE, Metrics.WALL);
    if (alone.isEmpty()) {
      return gains;
    }
    List<Pair<CellKey>> pairs = new ArrayList<>();
    for (String mode : Modes.AXIS.names()) {
      if (!mode.equals(Modes.SEQUENTIAL)) {
        place(contest, mode)
            .ifPresent(
                place ->
                    pairs.add(
                        new Pair<>(
                            place,
                            CellKey.BASELINE,
                            contest.compared(place, Metrics.WALL).orElseThrow(),
                            alone.get())));
      }
    }
    for (Difference<CellKey> difference : Judgement.of(pairs, Criteria.STANDARD)) {
      CellKey place = difference.first();
      gains.put(
          place.mode(), new Gain(difference, contest.cell(place), contest.cell(CellKey.BASELINE)));
    }
    return gains;
  }

  /** Where a mode has a worker for each call; where it was not measured so, with most workers. */
  private static Optional<CellKey> place(ModeRanking contest, String mode) {
    int calls = contest.workload().calls();
    return contest.cells().keySet().stream()
        .filter(place -> place.mode().equals(mode))
        .filter(place -> contest.sample(place, Metrics.WALL).isPresent())
        .max(
            Comparator.<CellKey>comparingInt(place -> place.workers() == calls ? 1 : 0)
                .thenComparingInt(CellKey::workers));
  }

  CellKey place() {
    return difference.first();
  }

  /** How many times as fast it is. */
  Difference<CellKey> speedup() {
    return difference.reversed();
  }

  LogSample time() {
    return cell.sample(Metrics.WALL).orElseThrow();
  }

  /** How many cores worked on average; empty where the CPU time was not measured. */
  OptionalDouble coresAtWork() {
    OptionalDouble cpu = cell.mean(Metrics.CPU);
    return cpu.isPresent() ? OptionalDouble.of(cpu.getAsDouble() / time().geometricMean()) : cpu;
  }

  Outcome outcome() {
    return switch (Gains.of(difference)) {
      case YES -> Outcome.FASTER;
      case NO ->
          coresAtWork().orElse(0) > MORE_THAN_ONE ? Outcome.NO_FASTER : Outcome.ONE_AT_A_TIME;
      case UNDECIDED -> Outcome.OPEN;
    };
  }
}
