package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.cells.Workload;
import org.modebench.analysis.findings.scaling.Candidate;
import org.modebench.analysis.findings.scaling.Goodness;
import org.modebench.analysis.findings.scaling.LawFit;
import org.modebench.analysis.findings.scaling.LawForm;
import org.modebench.analysis.findings.scaling.Scaling;
import org.modebench.analysis.findings.scaling.Symbol;
import org.modebench.analysis.findings.scaling.WorkerCount;
import org.modebench.analysis.prose.ScalingWords;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Footnotes;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.table.Sheet.Column;
import org.modebench.analysis.table.Sheet.Entry;
import org.modebench.analysis.text.ForeignText;

/** The scaling of a workload's modes as sheets. */
public final class LawSheets {
  private static final List<String> NO_FIGURES =
      List.of(Figures.NONE, Figures.NONE, Figures.NONE, Figures.NONE);

  private LawSheets() {}

  /** The chosen laws if there are any, then the fit of every law, then every number of workers. */
  public static List<Sheet> of(Workload workload, List<Scaling> scalings) {
    List<Sheet> sheets = new ArrayList<>();
    if (scalings.stream().anyMatch(scaling -> scaling.chosen().isPresent())) {
      sheets.add(chosen(workload, scalings));
    }
    if (scalings.stream().anyMatch(scaling -> !scaling.candidates().isEmpty())) {
      sheets.add(candidates(workload, scalings));
    }
    sheets.add(points(workload, scalings));
    return List.copyOf(sheets);
  }

  private static Sheet chosen(Workload workload, List<Scaling> scalings) {
    Footnotes footnotes = new Footnotes();
    List<List<Entry>> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Scaling scaling : scalings) {
      Optional<LawFit> fit = scaling.chosen();
      List<String> refusal =
          scaling.noLaw().isEmpty() ? List.of() : List.of(ScalingWords.noLaw(scaling));
      rows.add(
          List.of(
              Entry.of(scaling.mode()),
              footnotes.entry(fit.map(LawSheets::title).orElse("none"), refusal),
              Entry.of(parameter(fit, Symbol.LAMBDA)),
              Entry.of(parameter(fit, Symbol.SIGMA)),
              Entry.of(parameter(fit, Symbol.KAPPA)),
              Entry.of(fit.map(LawSheets::bestWorkers).orElse(Figures.NONE))));
      notes.addAll(ScalingWords.caveats(scaling));
    }
    List<Column> columns =
        List.of(
            new Column("mode", false),
            new Column("law", false),
            new Column("λ, speed of\none worker", true),
            new Column("σ, serial\nshare", true),
            new Column("κ, crosstalk", true),
            new Column("best number\nof workers", true));
    return new Sheet(
        workload.title() + ": laws of scaling", columns, rows, footnotes.sentences(), notes);
  }

  private static String title(LawFit fit) {
    return fit.form().title();
  }

  private static String parameter(Optional<LawFit> fit, Symbol symbol) {
    return fit.flatMap(f -> f.parameters().stream().filter(p -> p.symbol() == symbol).findFirst())
        .map(parameter -> Figures.ratio(parameter.estimate()))
        .orElse(Figures.NONE);
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

  private static Sheet candidates(Workload workload, List<Scaling> scalings) {
    Footnotes footnotes = new Footnotes();
    List<List<Entry>> rows = new ArrayList<>();
    for (Scaling scaling : scalings) {
      double least =
          scaling.candidates().stream()
              .flatMap(candidate -> candidate.fit().stream())
              .mapToDouble(fit -> fit.goodness().aicc())
              .min()
              .orElse(0);
      for (Candidate candidate : scaling.candidates()) {
        List<Entry> row = new ArrayList<>();
        row.add(Entry.of(scaling.mode()));
        row.add(Entry.of(candidate.form().title()));
        List<String> figures =
            candidate.fit().map(fit -> figures(fit.goodness(), least)).orElse(NO_FIGURES);
        figures.forEach(figure -> row.add(Entry.of(figure)));
        row.add(verdict(scaling, candidate, footnotes));
        rows.add(List.copyOf(row));
      }
    }
    List<Column> columns =
        List.of(
            new Column("mode", false),
            new Column("law", false),
            new Column("AICc over\nthe least", true),
            new Column("R²", true),
            new Column("residual\nerror", true),
            new Column("largest\nresidual", true),
            new Column("verdict", false));
    return new Sheet(
        workload.title() + ": how well each law fits",
        columns,
        rows,
        footnotes.sentences(),
        List.of());
  }

  private static List<String> figures(Goodness goodness, double least) {
    return List.of(
        Figures.quantity(goodness.aicc() - least, "1"),
        Double.isFinite(goodness.rSquared())
            ? Figures.quantity(goodness.rSquared(), "1")
            : Figures.NONE,
        Figures.percent(goodness.standardError()),
        Figures.percent(goodness.largestResidual()));
  }

  private static Entry verdict(Scaling scaling, Candidate candidate, Footnotes footnotes) {
    if (candidate.fit().isEmpty()) {
      String sentence = "%s: %s.".formatted(candidate.form().title(), candidate.refusal());
      return footnotes.entry("refused", List.of(sentence));
    }
    boolean chosen = scaling.chosen().map(LawFit::form).equals(Optional.of(candidate.form()));
    return Entry.of(chosen ? "chosen" : "");
  }

  private static Sheet points(Workload workload, List<Scaling> scalings) {
    List<List<Entry>> rows = new ArrayList<>();
    boolean overSequential = true;
    for (Scaling scaling : scalings) {
      overSequential &= scaling.overSequential();
      for (WorkerCount count : WorkerCount.in(scaling)) {
        rows.add(
            List.of(
                Entry.of(scaling.mode()),
                Entry.of(Integer.toString(count.workers())),
                Entry.of(shown(count.speed())),
                Entry.of(shown(count.predicted())),
                Entry.of(count.residual().map(r -> signed(r.relative())).orElse(Figures.NONE)),
                Entry.of(shown(count.serialFraction()))));
      }
    }
    List<Column> columns =
        List.of(
            new Column("mode", false),
            new Column("work-\ners", true),
            new Column(overSequential ? "speedup over\nSEQUENTIAL" : "calls a\nsecond", true),
            new Column("by the\nlaw", true),
            new Column("residual", true),
            new Column("serial fraction\n(Karp–Flatt)", true));
    return new Sheet(
        workload.title() + ": speed over workers", columns, rows, List.of(), refusals(scalings));
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
    return List.copyOf(sentences);
  }

  private static String shown(Optional<Estimate> estimate) {
    return estimate.map(Figures::ratio).orElse(Figures.NONE);
  }

  private static String signed(double share) {
    return (share > 0 ? "+" : "") + Figures.percent(share);
  }
}
