package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.prediction.Accuracy;
import org.modebench.analysis.findings.prediction.Circumstances;
import org.modebench.analysis.findings.prediction.Prediction;
import org.modebench.analysis.findings.prediction.Predictions;
import org.modebench.analysis.prose.PredictionWords;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Field;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;

/** What batches should take: beside what was measured, and under circumstances that were not. */
public final class PredictionTables {
  private static final double CONFIDENCE = 0.95;
  private static final double MILLIS_PER_SECOND = 1e3;

  private static final List<Column<Prediction>> MEASURED =
      List.of(
          CommonColumns.mode(Prediction::place),
          CommonColumns.workers(Prediction::place),
          Column.estimate(
              "measured\n[95 % interval]",
              "measured", "_s", prediction -> Optional.of(prediction.measured()), Figures::time),
          Column.<Prediction>figure(
                  "predicted", prediction -> Figures.roughTime(prediction.predicted()))
              .as(Field.plain("predicted_s", Prediction::predicted))
              .legend(
                  "predicted: from the time and the CPU time of a call alone, from what calls cost each other that were made at once before SEQUENTIAL was measured (Own), and, where the run has Baseline, what handing over an empty task costs in the mode."),
          Column.estimate(
              "measured /\npredicted",
              "measured_over_predicted",
              "",
              prediction -> Optional.of(prediction.ofPredicted()),
              Figures::ratio),
          Column.<Prediction>text(
                  "departs", prediction -> PredictionWords.of(prediction.departure()))
              .as(
                  Field.text(
                      "departs",
                      prediction -> prediction.departure().name().toLowerCase(Locale.ROOT)))
              .legend(
                  "departs: by more than 10 % of the predicted time, its interval included, and what the metrics of the cell show. collections: at least half of the difference is time in which garbage was collected, beyond what calls alone need; those of worker processes are not seen. more CPU time: the same of CPU time, as of caches and memory bandwidth that calls share, or code that a new process has not compiled yet. waits for a CPU: its threads queued for one. waits for others: neither, as where calls wait for a lock or a pool, or a server becomes slower. waits: for a CPU or for others, which is not known of threads that end in each batch."),
          CommonColumns.confidence(CONFIDENCE));

  private static final List<Column<Accuracy>> ACCURACY =
      List.of(
          Column.text("work", (Accuracy of) -> PredictionWords.of(of.kind())),
          Column.text(Modes.AXIS.name(), Accuracy::mode),
          Column.count("cells", "cells", Accuracy::counted),
          Column.count("within\n10 %", "within", Accuracy::within),
          Column.<Accuracy>count("too\nwide", "too_wide", Accuracy::tooWide)
              .legend(
                  "cells: those with more than one worker, or a start of processes in each batch. Not among them are those whose own interval is wider than 10 % of the time (too wide)."));

  /**
   * What is asked for.
   *
   * @param calls of a batch; those of the run if empty
   * @param workers those of the run if empty
   * @param cores those of the machine that measured if empty
   * @param latencyMillis that calls wait for
   * @param size of calls that compute, such as the steps of a countdown
   */
  public record Asked(
      OptionalInt calls,
      List<Integer> workers,
      OptionalInt cores,
      OptionalInt latencyMillis,
      OptionalInt size) {

    /** Whether it is what was measured. */
    public boolean isMeasured() {
      return calls.isEmpty()
          && workers.isEmpty()
          && cores.isEmpty()
          && latencyMillis.isEmpty()
          && size.isEmpty();
    }
  }

  private record Forecast(CellKey place, Circumstances under, Estimate seconds) {}

  private static final List<Column<Forecast>> FORECASTS =
      List.of(
          CommonColumns.mode(Forecast::place),
          CommonColumns.workers(Forecast::place),
          Column.estimate(
                  "predicted\n[range]",
                  "predicted",
                  "_s",
                  (Forecast forecast) -> Optional.of(forecast.seconds()),
                  Figures::time)
              .legend(
                  "range: the 95 % interval of the time of a call alone, and as much more to either side as the measured cells of the mode depart from their predictions at most (those of all modes, where the mode was not measured). It has no confidence level."),
          Column.hidden(
              List.of(
                  Field.plain("predicted_calls", (Forecast forecast) -> forecast.under().calls()),
                  Field.plain(
                      "predicted_cores", (Forecast forecast) -> forecast.under().cores()))));

  private final Asked asked;

  public PredictionTables(Asked asked) {
    this.asked = asked;
  }

  /** A document for each run in the results, in order of appearance. */
  public List<Document> documents(Results results) {
    List<Document> documents = new ArrayList<>();
    Measurements.byRun(results).forEach((run, of) -> documents.add(document(run, of)));
    return documents;
  }

  private Document document(String run, Measurements measurements) {
    List<Table<?>> tables = new ArrayList<>();
    List<Predictions> all = Predictions.in(measurements, CONFIDENCE);
    for (Predictions of : all) {
      List<String> notes = new ArrayList<>(List.of(PredictionWords.ofWork(of)));
      PredictionWords.ofSharing(of).ifPresent(notes::add);
      if (!of.hasHandOffs()) {
        notes.add(
            "The run does not have Baseline, so that what handing over costs is not in the predictions.");
      }
      if (asked.isMeasured()) {
        tables.add(new Table<>(of.workload().title(), MEASURED, of.measured(), notes));
      } else if (!forecasts(of).isEmpty()) {
        tables.add(new Table<>(title(of), FORECASTS, forecasts(of), notes));
      }
    }
    List<Accuracy> accuracy = Accuracy.of(all);
    if (asked.isMeasured() && !accuracy.isEmpty()) {
      tables.add(
          new Table<>(
              "Cells near their predictions",
              ACCURACY,
              accuracy,
              List.of(PredictionWords.of(accuracy))));
    }
    return new Document(
        "Predictions for run " + run,
        tables.isEmpty()
            ? List.of(
                "There is nothing to predict: no workload that was asked for has SEQUENTIAL with time and CPU time.")
            : List.of(),
        tables,
        List.of());
  }

  private String title(Predictions of) {
    List<String> words = new ArrayList<>(List.of(of.workload().title()));
    asked.calls().ifPresent(calls -> words.add("with " + calls + " calls"));
    asked.cores().ifPresent(cores -> words.add("on " + cores + " cores"));
    asked.latencyMillis().ifPresent(millis -> words.add("of " + millis + " ms"));
    asked.size().ifPresent(size -> words.add("of size " + size));
    return String.join(", ", words);
  }

  /** A line for each cell of each run, in order of appearance. */
  public String csv(Results results) {
    return asked.isMeasured()
        ? csv(results, MEASURED, (tables, of) -> of.measured())
        : csv(results, FORECASTS, PredictionTables::forecasts);
  }

  private <R> String csv(
      Results results,
      List<Column<R>> columns,
      BiFunction<PredictionTables, Predictions, List<R>> rowsOf) {
    List<InRun<R>> rows = new ArrayList<>();
    Measurements.byRun(results)
        .forEach(
            (run, measurements) ->
                Predictions.in(measurements, CONFIDENCE)
                    .forEach(
                        of ->
                            rowsOf
                                .apply(this, of)
                                .forEach(row -> rows.add(new InRun<>(run, of.workload(), row)))));
    return InRun.csv(columns, rows);
  }

  /** Of each mode that was measured; none of a workload whose calls have no such size. */
  private List<Forecast> forecasts(Predictions of) {
    Optional<Circumstances> under = circumstances(of);
    if (under.isEmpty()) {
      return List.of();
    }
    List<Forecast> forecasts = new ArrayList<>();
    TreeSet<CellKey> places = new TreeSet<>();
    for (Prediction measured : of.measured()) {
      List<Integer> workers =
          asked.workers().isEmpty() ? List.of(measured.place().workers()) : asked.workers();
      workers.forEach(count -> places.add(new CellKey(measured.place().mode(), count)));
    }
    for (CellKey place : places) {
      Circumstances there =
          new Circumstances(
              place.workers(),
              under.get().calls(),
              under.get().cores(),
              under.get().added(),
              under.get().factor());
      forecasts.add(new Forecast(place, there, of.forecast(place.mode(), there)));
    }
    return forecasts;
  }

  private Optional<Circumstances> circumstances(Predictions of) {
    Optional<Parameter> size = of.workload().entry().size();
    boolean waits = size.equals(Optional.of(Parameters.LATENCY_MILLIS));
    boolean computes = size.isPresent() && of.workload().kind(CellKey.BASELINE) == Kind.COMPUTES;
    if ((asked.latencyMillis().isPresent() && !waits) || (asked.size().isPresent() && !computes)) {
      return Optional.empty();
    }
    double now = size.map(name -> of.workload().number(name.name()).orElse(0)).orElse(0.0);
    return Optional.of(
        new Circumstances(
            1,
            asked.calls().orElse(of.workload().calls()),
            asked.cores().orElse(of.cores()),
            asked.latencyMillis().isPresent()
                ? (asked.latencyMillis().getAsInt() - now) / MILLIS_PER_SECOND
                : 0,
            asked.size().isPresent() && now > 0 ? asked.size().getAsInt() / now : 1));
  }
}
