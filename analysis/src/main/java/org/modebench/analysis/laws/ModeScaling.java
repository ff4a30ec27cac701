package org.modebench.analysis.laws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.modebench.analysis.measurements.Cell;
import org.modebench.analysis.measurements.Metric;
import org.modebench.analysis.measurements.Place;
import org.modebench.analysis.measurements.Workload;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;

/** The cells of one mode, made ready for laws, or refused. */
final class ModeScaling {
  private static final int FEWEST_WORKER_COUNTS = 6;

  /** A worker that computes for less than this share of its time waits rather than computes. */
  private static final double COMPUTING = 0.5;

  private final Workload workload;
  private final String mode;
  private final SortedMap<Place, Cell> cells;
  private final Optional<LogSample> baseline;
  private final Optional<Cell> baselineCell;

  ModeScaling(
      Workload workload, String mode, SortedMap<Place, Cell> cells, Optional<Cell> baselineCell) {
    this.workload = workload;
    this.mode = mode;
    this.cells = cells;
    this.baselineCell = baselineCell.filter(cell -> cell.sample(Metric.WALL).isPresent());
    this.baseline = this.baselineCell.flatMap(cell -> cell.sample(Metric.WALL));
  }

  Scaling judge(LawSettings settings) {
    boolean computes = computes();
    List<Point> all = points(Integer.MAX_VALUE);
    OptionalInt cores = cores();
    List<Point> usable = computes ? points(cores.orElse(0)) : all;
    Optional<String> refusal = refusal(computes, cores, all, usable);
    if (refusal.isPresent()) {
      return scaling(usable, new LawFits(List.of()), refusal.get(), settings);
    }
    Batch batch = new Batch(workload.calls(), computes ? cores : OptionalInt.empty());
    LawFits fits = LawFits.of(speeds(usable, batch), settings);
    String none = fits.chosen().isPresent() ? "" : noneHolds(fits);
    return scaling(usable, fits, none, settings);
  }

  private Speeds speeds(List<Point> points, Batch batch) {
    return baselineCell
        .map(cell -> Speeds.overBaseline(points, batch, inverse(cell.forkMeans(Metric.WALL))))
        .orElseGet(() -> Speeds.of(points, batch, Scale.RELATIVE));
  }

  private static double[] inverse(double[] times) {
    return Arrays.stream(times).map(time -> 1 / time).toArray();
  }

  /** Every cell that has a time, up to a number of workers. */
  private List<Point> points(int mostWorkers) {
    double unit = baseline.map(LogSample::geometricMean).orElse((double) workload.calls());
    List<Point> points = new ArrayList<>();
    cells.forEach(
        (place, cell) -> {
          if (place.workers() <= mostWorkers && cell.sample(Metric.WALL).isPresent()) {
            double[] speeds =
                Arrays.stream(cell.forkMeans(Metric.WALL)).map(time -> unit / time).toArray();
            // Only a hostile file has times whose quotients leave the range of a double.
            if (Arrays.stream(speeds).allMatch(speed -> speed > 0 && speed <= Double.MAX_VALUE)) {
              points.add(Point.of(place.workers(), speeds));
            }
          }
        });
    return points;
  }

  private boolean computes() {
    if (workload.benchmark().equals("CpuBound")) {
      return true;
    }
    if (workload.benchmark().equals("IoBound")) {
      return false;
    }
    Cell fewestWorkers = cells.get(cells.firstKey());
    return fewestWorkers != null
        && fewestWorkers.mean(Metric.CPU).orElse(0)
            >= COMPUTING * fewestWorkers.mean(Metric.WALL).orElse(Double.MAX_VALUE);
  }

  /** Empty if cells differ in it. */
  private OptionalInt cores() {
    List<OptionalInt> distinct = cells.values().stream().map(Cell::cores).distinct().toList();
    return distinct.size() == 1 ? distinct.get(0) : OptionalInt.empty();
  }

  private Optional<String> refusal(
      boolean computes, OptionalInt cores, List<Point> all, List<Point> usable) {
    if (computes && (mode.equals(Place.EVENT_LOOP) || mode.equals(Place.GIL_THREADS))) {
      return Optional.of(
          "%s computes one call at a time whatever its number of workers, so that no law of scaling"
                  .formatted(mode)
              + " applies.");
    }
    if (computes && cores.isEmpty()) {
      return Optional.of(
          "%s was measured on machines with different numbers of cores, which no one law describes;"
                  .formatted(mode)
              + " measure on one machine.");
    }
    if (usable.size() >= FEWEST_WORKER_COUNTS) {
      return Optional.empty();
    }
    if (computes && cores.getAsInt() < FEWEST_WORKER_COUNTS) {
      return Optional.of(
          ("%s computes, and only numbers of workers up to the %s tell how it scales: a law needs at"
                  + " least %s of them, and there are %s (%s); measure on a machine with at least %s"
                  + " cores.")
              .formatted(
                  mode,
                  cores.getAsInt() == 1 ? "1 core" : cores.getAsInt() + " cores",
                  FEWEST_WORKER_COUNTS,
                  usable.size(),
                  workers(usable),
                  FEWEST_WORKER_COUNTS));
    }
    return Optional.of(
        "%s was measured with %s of workers (%s), and a law needs at least %s%s; measure more."
            .formatted(
                mode,
                usable.size() == 1 ? "1 number" : usable.size() + " numbers",
                workers(usable),
                FEWEST_WORKER_COUNTS,
                all.size() > usable.size() ? " up to the number of cores" : ""));
  }

  private static String workers(List<Point> points) {
    return points.isEmpty()
        ? "none without failures"
        : points.stream()
            .map(point -> Integer.toString(point.workers()))
            .collect(Collectors.joining(", "));
  }

  private String noneHolds(LawFits fits) {
    return "No law holds for %s (%s)."
        .formatted(
            mode,
            fits.candidates().stream()
                .map(candidate -> candidate.form().title() + ": " + candidate.refusal())
                .collect(Collectors.joining("; ")));
  }

  private Scaling scaling(List<Point> points, LawFits fits, String refusal, LawSettings settings) {
    return new Scaling(
        mode,
        baseline.isPresent(),
        List.copyOf(points),
        fits.candidates(),
        fits.chosen(),
        refusal,
        serialFractions(settings.confidence()),
        notes(points, fits));
  }

  private List<KarpFlatt> serialFractions(double confidence) {
    Optional<LogSample> one =
        baseline.or(
            () ->
                Optional.ofNullable(cells.get(new Place(mode, 1)))
                    .flatMap(cell -> cell.sample(Metric.WALL)));
    List<KarpFlatt> fractions = new ArrayList<>();
    for (Map.Entry<Place, Cell> entry : cells.entrySet()) {
      int workers = entry.getKey().workers();
      Optional<LogSample> time = entry.getValue().sample(Metric.WALL);
      if (workers > 1 && time.isPresent() && one.isPresent()) {
        fractions.add(KarpFlatt.of(workers, Ratio.of(time.get(), one.get(), confidence)));
      }
    }
    return List.copyOf(fractions);
  }

  private List<String> notes(List<Point> points, LawFits fits) {
    List<String> notes = new ArrayList<>();
    long failed = cells.values().stream().filter(c -> c.sample(Metric.WALL).isEmpty()).count();
    if (failed > 0) {
      notes.add(mode + ": left out are numbers of workers with a failed fork or a time of 0.");
    }
    if (cells.values().stream().anyMatch(cell -> cell.status() == Status.SUSPECT)) {
      notes.add(mode + ": some of its rows are SUSPECT.");
    }
    if (fits.chosen().isPresent() && points(Integer.MAX_VALUE).size() > points.size()) {
      notes.add(
          mode
              + ": left out are numbers of workers above that of cores, which cannot compute more.");
    }
    if (fits.chosen().isPresent() && fits.chosen().get().bestWorkers().interval().isEmpty()) {
      notes.add(mode + ": intervals need 2 forks of every number of workers, and 2 of SEQUENTIAL.");
    }
    return List.copyOf(notes);
  }
}
