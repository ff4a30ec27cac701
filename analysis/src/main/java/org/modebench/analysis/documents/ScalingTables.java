package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.scaling.Candidate;
import org.modebench.analysis.findings.scaling.Goodness;
import org.modebench.analysis.findings.scaling.LawFit;
import org.modebench.analysis.findings.scaling.LawForm;
import org.modebench.analysis.findings.scaling.Laws;
import org.modebench.analysis.findings.scaling.Parameter;
import org.modebench.analysis.findings.scaling.Scaling;
import org.modebench.analysis.findings.scaling.Symbol;
import org.modebench.analysis.findings.scaling.WorkerCount;
import org.modebench.analysis.prose.ScalingWords;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.Entry;
import org.modebench.analysis.table.Field;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.text.ForeignText;

/** How the modes of a run scale with the number of workers, and by which law. */
public final class ScalingTables {
  private static final String LEAST_SQUARES =
      "Least squares of logarithms, the fork being the sample. Intervals: 95 %, bootstrap over forks."
          + " chosen: of the laws that are off by 20 % at most, the least AICc, or one with fewer parameters within 2 of it.";

  /**
   * A law beside the speeds of a mode.
   *
   * @param candidate empty in the row of a mode that has no law
   */
  private record Fitted(Scaling scaling, Optional<Candidate> candidate) {
    static Fitted chosen(Scaling scaling) {
      return new Fitted(
          scaling, scaling.candidates().stream().filter(c -> isChosen(scaling, c)).findFirst());
    }

    private static boolean isChosen(Scaling scaling, Candidate candidate) {
      return scaling.chosen().map(LawFit::form).equals(Optional.of(candidate.form()));
    }

    boolean isChosen() {
      return candidate.filter(some -> isChosen(scaling, some)).isPresent();
    }

    String law() {
      return candidate.map(some -> some.form().title()).orElse("");
    }

    Optional<LawFit> fit() {
      return candidate.flatMap(Candidate::fit);
    }

    OptionalDouble goodness(Function<Goodness, Double> figure) {
      return fit().map(LawFit::goodness).map(figure).stream()
          .mapToDouble(value -> value)
          .filter(Double::isFinite)
          .findFirst();
    }

    double leastAicc() {
      return scaling.candidates().stream()
          .flatMap(some -> some.fit().stream())
          .mapToDouble(fit -> fit.goodness().aicc())
          .min()
          .orElse(0);
    }
  }

  /** A mode with one number of workers. */
  private record Point(Scaling scaling, WorkerCount count) {}

  /** What a law says of a mode. */
  private static final List<Column<Fitted>> PARAMETERS =
      List.of(
          parameter("λ, speed of\none worker", Symbol.LAMBDA),
          parameter("σ, serial\nshare", Symbol.SIGMA),
          parameter("κ, crosstalk", Symbol.KAPPA),
          Column.figure(
                  "best number\nof workers",
                  (Fitted row) -> row.fit().map(ScalingTables::bestWorkers).orElse(Figures.NONE))
              .as(Field.estimate("best_workers", "", row -> row.fit().map(LawFit::bestWorkers)))
              .legend(
                  "best number of workers: where the predicted speed is greatest, √((1 − σ) / κ); for the staircase, the fewest workers that need the fewest rounds; for Amdahl, where one more worker would gain less than 2 %."));

  /** How well a law fits the speeds of a mode. */
  private static final List<Column<Fitted>> GOODNESS =
      List.of(
          Column.figure("AICc over\nthe least", ScalingTables::aiccOverTheLeast)
              .as(Field.number("aicc", (Fitted row) -> row.goodness(Goodness::aicc))),
          Column.number(
              "R²",
              "r_squared",
              (Fitted row) -> row.goodness(Goodness::rSquared),
              value -> Figures.quantity(value, "1")),
          Column.number(
                  "residual\nerror",
                  "standard_error",
                  (Fitted row) -> row.goodness(Goodness::standardError),
                  Figures::percent)
              .legend("residual error: the standard error of the residuals over all forks."),
          Column.number(
              "largest\nresidual",
              "largest_residual",
              (Fitted row) -> row.goodness(Goodness::largestResidual),
              Figures::percent));

  private static final Column<Point> SPEED =
      Column.estimate("", "speed", "", point -> point.count().speed(), Figures::ratio);

  /** What the chosen law says of a number of workers. */
  private static final List<Column<Point>> BY_THE_LAW =
      List.of(
          Column.estimate(
              "by the\nlaw", "predicted", "", point -> point.count().predicted(), Figures::ratio),
          Column.number(
                  "residual", "residual", ScalingTables::residual, ScalingTables::signedPercent)
              .legend("residual: measured speed / speed by the law − 1."));

  private static final Column<Point> SERIAL_FRACTION =
      Column.estimate(
              "serial fraction\n(Karp–Flatt)",
              "serial_fraction",
              "",
              (Point point) -> point.count().serialFraction(),
              Figures::ratio)
          .legend(
              "serial fraction: what the speedup implies under Amdahl's law for the cores in use; if it grows with the number of workers, overhead rather than serial work limits the speedup.");

  private ScalingTables() {}

  private static List<Column<Fitted>> ofChosen() {
    List<Column<Fitted>> columns = new ArrayList<>();
    columns.add(Column.text(Parameters.MODE.name(), row -> row.scaling().mode()));
    columns.add(
        Column.of("law", ScalingTables::law)
            .legend(
                ("X(N): speed with N workers, as the speedup over SEQUENTIAL where that was measured."
                        + " staircase: %s for k calls; Amdahl: %s; Gustafson: %s; Universal"
                        + " Scalability Law: %s.")
                    .formatted(
                        LawForm.STAIRCASE.equation(),
                        LawForm.AMDAHL.equation(),
                        LawForm.GUSTAFSON.equation(),
                        LawForm.UNIVERSAL_SCALABILITY.equation())));
    columns.addAll(PARAMETERS);
    return columns;
  }

  private static List<Column<Fitted>> ofCandidates() {
    List<Column<Fitted>> columns = new ArrayList<>();
    columns.add(Column.text(Parameters.MODE.name(), row -> row.scaling().mode()));
    columns.add(Column.text("law", Fitted::law));
    columns.addAll(GOODNESS);
    columns.add(Column.of("verdict", ScalingTables::verdict).legend(LEAST_SQUARES));
    return columns;
  }

  /**
   * The columns of numbers of workers.
   *
   * @param lawful whether any of the modes has a law
   */
  private static List<Column<Point>> ofPoints(boolean overSequential, boolean lawful) {
    List<Column<Point>> columns = new ArrayList<>();
    columns.add(Column.text(Parameters.MODE.name(), point -> point.scaling().mode()));
    columns.add(
        Column.count("work-\ners", Parameters.WORKERS.name(), point -> point.count().workers()));
    columns.add(SPEED.titled(overSequential ? "speedup over\nSEQUENTIAL" : "calls a\nsecond"));
    if (lawful) {
      columns.addAll(BY_THE_LAW);
    }
    columns.add(SERIAL_FRACTION);
    return columns;
  }

  /** A document for each run in the results, in order of appearance. */
  public static List<Document> documents(Results results) {
    List<Document> documents = new ArrayList<>();
    Measurements.byRun(results).forEach((run, of) -> documents.add(document(run, of)));
    return documents;
  }

  /** The laws of one run. */
  public static Document document(String run, Measurements measurements) {
    List<Table<?>> tables = new ArrayList<>();
    Map<String, List<String>> fixed = new LinkedHashMap<>();
    measurements
        .workloads()
        .forEach(
            (workload, cells) -> {
              if (scales(cells)) {
                tables.addAll(tables(workload, Laws.of(workload, cells)));
              } else {
                fixed
                    .computeIfAbsent(workload.benchmark(), benchmark -> new ArrayList<>())
                    .add(workload.title());
              }
            });
    return new Document("Laws of scaling of run " + run, facts(fixed), tables, List.of());
  }

  /** The laws of one run, or that there are none. */
  public static Document inReport(String run, Measurements measurements) {
    boolean lawful =
        measurements.workloads().entrySet().stream()
            .flatMap(entry -> Laws.of(entry.getKey(), entry.getValue()).stream())
            .anyMatch(scaling -> scaling.chosen().isPresent());
    return lawful
        ? document(run, measurements)
        : new Document(
            "Laws of scaling of run " + run,
            List.of("No law of scaling can be told from this run; the command fit says why."),
            List.of(),
            List.of());
  }

  /** What has no law, many workloads of a benchmark by their number. */
  private static List<String> facts(Map<String, List<String>> titlesByBenchmark) {
    List<String> names = new ArrayList<>();
    titlesByBenchmark.forEach(
        (benchmark, titles) ->
            names.add(
                ForeignText.printable(
                    titles.size() == 1
                        ? titles.get(0)
                        : benchmark + " (" + titles.size() + " workloads)")));
    return names.isEmpty()
        ? List.of()
        : List.of(
            "Only one number of workers was measured, so no law applies: %s."
                .formatted(String.join("; ", names)));
  }

  /** Whether any mode was measured with more than one number of workers. */
  private static boolean scales(SortedMap<CellKey, Cell> cells) {
    return cells.keySet().stream().map(CellKey::mode).distinct().count() < cells.size();
  }

  /** The chosen laws if there are any, then the fit of every law, then every number of workers. */
  private static List<Table<?>> tables(MeasuredWorkload workload, List<Scaling> scalings) {
    List<Table<?>> tables = new ArrayList<>();
    if (scalings.stream().anyMatch(scaling -> scaling.chosen().isPresent())) {
      tables.add(
          new Table<>(
              workload.title() + ": laws of scaling",
              ofChosen(),
              scalings.stream().map(Fitted::chosen).toList(),
              scalings.stream().flatMap(s -> ScalingWords.caveats(s).stream()).toList()));
    }
    List<Fitted> candidates = scalings.stream().flatMap(s -> candidates(s).stream()).toList();
    if (!candidates.isEmpty()) {
      tables.add(
          new Table<>(workload.title() + ": how well each law fits", ofCandidates(), candidates));
    }
    tables.add(
        new Table<>(
            workload.title() + ": speed over workers",
            ofPoints(
                scalings.stream().allMatch(Scaling::overSequential),
                scalings.stream().anyMatch(scaling -> scaling.chosen().isPresent())),
            scalings.stream().flatMap(scaling -> points(scaling).stream()).toList(),
            refusals(scalings)));
    return tables;
  }

  private static List<Fitted> candidates(Scaling scaling) {
    return scaling.candidates().stream().map(c -> new Fitted(scaling, Optional.of(c))).toList();
  }

  private static List<Point> points(Scaling scaling) {
    return WorkerCount.in(scaling).stream().map(count -> new Point(scaling, count)).toList();
  }

  /** Why no mode has a law, each reason once; none where a table of the laws says it. */
  private static List<String> refusals(List<Scaling> scalings) {
    if (scalings.stream().anyMatch(scaling -> scaling.chosen().isPresent())) {
      return List.of();
    }
    Map<String, List<String>> modes = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (Scaling scaling : scalings) {
      modes
          .computeIfAbsent(ScalingWords.noLaw(scaling), refusal -> new ArrayList<>())
          .add(ForeignText.printable(scaling.mode()));
      notes.addAll(ScalingWords.caveats(scaling));
    }
    List<String> sentences = new ArrayList<>();
    modes.forEach(
        (refusal, of) -> sentences.add("No law for " + String.join(", ", of) + ". " + refusal));
    sentences.addAll(notes);
    return sentences;
  }

  private static Entry law(Fitted row) {
    return row.scaling().noLaw().isEmpty()
        ? Entry.of(row.law())
        : new Entry("none", List.of(ScalingWords.noLaw(row.scaling())));
  }

  private static Column<Fitted> parameter(String title, Symbol symbol) {
    return Column.estimate(
        title,
        symbol.name().toLowerCase(Locale.ROOT),
        "",
        (Fitted row) ->
            row.fit().stream()
                .flatMap(fit -> fit.parameters().stream())
                .filter(parameter -> parameter.symbol() == symbol)
                .map(Parameter::estimate)
                .findFirst(),
        Figures::ratio);
  }

  private static String bestWorkers(LawFit fit) {
    Estimate best = fit.bestWorkers();
    if (Double.isInfinite(best.value())) {
      return "no bound";
    }
    return fit.form() == LawForm.STAIRCASE
        ? Long.toString(Math.round(best.value()))
        : Figures.ratio(best);
  }

  private static String aiccOverTheLeast(Fitted row) {
    return row.fit()
        .map(fit -> Figures.quantity(fit.goodness().aicc() - row.leastAicc(), "1"))
        .orElse(Figures.NONE);
  }

  private static Entry verdict(Fitted row) {
    if (row.fit().isEmpty()) {
      String refusal = row.candidate().map(ScalingWords::noFit).orElse("");
      return new Entry("refused", List.of("%s: %s.".formatted(row.law(), refusal)));
    }
    return Entry.of(row.isChosen() ? "chosen" : "");
  }

  private static OptionalDouble residual(Point point) {
    return point.count().residual().stream().mapToDouble(r -> r.relative()).findFirst();
  }

  private static String signedPercent(double share) {
    return (share > 0 ? "+" : "") + Figures.percent(share);
  }

  /** A line for each quantity of each mode, in order of appearance of the runs. */
  public static String csv(Results results) {
    return InRun.csv(
        ScalingQuantity.COLUMNS,
        results,
        (run, workload, cells) ->
            Laws.of(workload, cells).stream()
                .flatMap(scaling -> quantities(scaling).stream())
                .toList());
  }

  private static List<ScalingQuantity> quantities(Scaling scaling) {
    List<ScalingQuantity> all = new ArrayList<>();
    ScalingQuantity ofMode = ScalingQuantity.of(scaling);
    if (scaling.noLaw().isPresent()) {
      all.add(ofMode.refusal(ScalingWords.noLaw(scaling)));
    }
    for (Fitted fitted : candidates(scaling)) {
      ScalingQuantity ofLaw = ofMode.of(fitted.law(), fitted.isChosen());
      if (fitted.fit().isEmpty()) {
        fitted.candidate().map(ScalingWords::noFit).map(ofLaw::refusal).ifPresent(all::add);
      }
      all.addAll(ofLaw.of(PARAMETERS, fitted));
      all.addAll(ofLaw.of(GOODNESS, fitted));
    }
    for (Point point : points(scaling)) {
      ScalingQuantity here = ofMode.of(point.count().workers());
      all.addAll(here.of(List.of(SPEED), point));
      all.addAll(here.of(Fitted.chosen(scaling).law(), true).of(BY_THE_LAW, point));
      all.addAll(here.of(List.of(SERIAL_FRACTION), point));
    }
    return all;
  }
}
