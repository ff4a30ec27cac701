package org.modebench.analysis.findings.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;

/** The cells of one mode, made ready for laws. */
final class ModeScaling {
  private final MeasuredWorkload workload;
  private final String mode;
  private final SortedMap<CellKey, Cell> cells;
  private final Optional<Cell> baseline;
  private final Optional<LogSample> baselineTime;

  ModeScaling(
      MeasuredWorkload workload,
      String mode,
      SortedMap<CellKey, Cell> cells,
      Optional<Cell> baseline) {
    this.workload = workload;
    this.mode = mode;
    this.cells = cells;
    this.baseline = baseline.filter(cell -> cell.sample(Metrics.WALL).isPresent());
    this.baselineTime = this.baseline.flatMap(cell -> cell.sample(Metrics.WALL));
  }

  Scaling judge(LawSettings settings) {
    Eligibility eligibility = Eligibility.of(workload, mode, cells);
    List<Point> points = points();
    List<Point> eligible = eligibility.eligible(points);
    Optional<NoLaw> refusal = eligibility.refusal(points);
    LawFits fits =
        refusal.isPresent()
            ? new LawFits(List.of())
            : LawFits.of(speeds(eligible, eligibility.batch(workload)), settings);
    Optional<LawFit> chosen = fits.chosen();
    return new Scaling(
        mode,
        baseline.isPresent(),
        points,
        eligibility,
        fits,
        chosen.isPresent() ? Optional.empty() : refusal.or(() -> Optional.of(NoLaw.NONE_HOLDS)),
        serialFractions(eligibility, settings.confidence()),
        caveats(chosen, points.size() > eligible.size()));
  }

  private Speeds speeds(List<Point> points, Batch batch) {
    return baseline
        .map(
            cell ->
                Speeds.overBaseline(points, batch, inverse(cell.centredMeans(Metrics.WALL.name()))))
        .orElseGet(() -> Speeds.of(points, batch, Scale.RELATIVE));
  }

  private static double[] inverse(double[] times) {
    return Arrays.stream(times).map(time -> 1 / time).toArray();
  }

  /** Every cell that has a time. */
  private List<Point> points() {
    double unit = baselineTime.map(LogSample::geometricMean).orElse((double) workload.calls());
    List<Point> points = new ArrayList<>();
    cells.forEach(
        (place, cell) -> {
          double[] times = cell.centredMeans(Metrics.WALL.name());
          double[] speeds = Arrays.stream(times).map(time -> unit / time).toArray();
          // Only a hostile file has times whose quotients leave the range of a double.
          if (cell.sample(Metrics.WALL).isPresent()
              && Arrays.stream(speeds).allMatch(speed -> speed > 0 && speed <= Double.MAX_VALUE)) {
            points.add(Point.of(place.workers(), speeds));
          }
        });
    return List.copyOf(points);
  }

  private List<KarpFlatt> serialFractions(Eligibility eligibility, double confidence) {
    Optional<LogSample> one =
        baselineTime.or(
            () ->
                Optional.ofNullable(cells.get(new CellKey(mode, 1)))
                    .flatMap(cell -> cell.sample(Metrics.WALL)));
    List<KarpFlatt> fractions = new ArrayList<>();
    for (Map.Entry<CellKey, Cell> entry : cells.entrySet()) {
      int workers = entry.getKey().workers();
      Optional<LogSample> time = entry.getValue().sample(Metrics.WALL);
      int processors = eligibility.atOnce(workers);
      if (processors > 1 && time.isPresent() && one.isPresent()) {
        Estimate timeOverOne = Ratio.of(time.get(), one.get(), confidence);
        fractions.add(
            new KarpFlatt(workers, processors, KarpFlatt.fraction(processors, timeOverOne)));
      }
    }
    return List.copyOf(fractions);
  }

  private List<Caveat> caveats(Optional<LawFit> chosen, boolean beyondCores) {
    List<Caveat> caveats = new ArrayList<>();
    if (cells.values().stream().anyMatch(cell -> cell.sample(Metrics.WALL).isEmpty())) {
      caveats.add(Caveat.FAILED_LEFT_OUT);
    }
    if (cells.values().stream().anyMatch(cell -> cell.status() == Status.SUSPECT)) {
      caveats.add(Caveat.SUSPECT_ROWS);
    }
    chosen.ifPresent(law -> addCaveats(law, beyondCores, caveats));
    return List.copyOf(caveats);
  }

  private static void addCaveats(LawFit law, boolean beyondCores, List<Caveat> caveats) {
    if (beyondCores) {
      caveats.add(Caveat.BEYOND_CORES_LEFT_OUT);
    }
    if (law.parameters().get(0).estimate().interval().isEmpty()) {
      caveats.add(Caveat.NO_INTERVALS);
    }
    if (law.goodness().isApproximate()) {
      caveats.add(Caveat.APPROXIMATE);
    }
    if (law.bestIsBeyondMeasured() && Double.isFinite(law.bestWorkers().value())) {
      caveats.add(Caveat.BEST_IS_A_GUESS);
    }
  }
}
