package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.modebench.analysis.catalogue.Better;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.command.DefaultResults;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.documents.ComparisonTables;
import org.modebench.analysis.documents.GateTests;
import org.modebench.analysis.findings.comparison.Recording;
import org.modebench.analysis.findings.comparison.RegressionGate;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.findings.comparison.Sittings;
import org.modebench.analysis.prose.CircumstanceWords;
import org.modebench.analysis.prose.RegressionWords;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.table.TableFormat;
import org.modebench.analysis.table.TableLayout;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Compares two runs cell by cell. */
@Command(
    name = "compare",
    header = "Compare two runs, or two of JMH's JSON files, cell by cell.",
    description =
        "Compares two runs, or two files of JMH's own JSON, cell by cell: ratio with interval, p"
            + " value, and what that means.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "2:unusable arguments or input, or other machines without --across-machines, or"
          + " --fail-on-regression could judge no cell",
      "3:a cell is worse by more than --fail-on-regression allows"
    })
final class CompareCommand implements Callable<Integer> {
  private final OutputStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..2",
      description =
          "The old and the new file, or several of each, as old1.csv,old2.csv, one for each sitting; one"
              + " file, or none for runs/results.csv, if both runs are in it.")
  private List<Path> named = List.of();

  @Option(
      names = "--run-old",
      paramLabel = "ID|newest",
      description =
          "The old run; by default the newest of the old file, and all that are comparable.")
  private String oldRun = RunSelector.COMPARABLE;

  @Option(
      names = "--run-new",
      paramLabel = "ID|newest",
      description =
          "The new run; by default the newest of the new file, and all that are comparable.")
  private String newRun = RunSelector.COMPARABLE;

  @Option(
      names = "--only-old",
      paramLabel = "NAME=VALUE",
      description = "Of the old, only rows with this parameter, which is then disregarded.")
  private Optional<String> onlyOld = Optional.empty();

  @Option(
      names = "--only-new",
      paramLabel = "NAME=VALUE",
      description = "Of the new, only rows with this parameter, which is then disregarded.")
  private Optional<String> onlyNew = Optional.empty();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "What to compare, such as cpu, rss or throughput; by default wall, which of JMH is the"
              + " score.")
  private String metric = Metrics.WALL.name();

  @Option(
      names = "--better",
      paramLabel = "lower|higher",
      converter = BetterConverter.class,
      description =
          "Which values of the metric are better, where that is not known, as of a counter of your own.")
  private Optional<Better> better = Optional.empty();

  @Mixin private ThresholdOption threshold = new ThresholdOption();

  @Option(
      names = "--fail-on-regression",
      paramLabel = "P%",
      converter = ThresholdOption.ShareConverter.class,
      description =
          "Exit with 3 if a cell is significantly worse (after Holm's correction) and its ratio is"
              + " by more than this, or if it fails and did not before; in JMH's JSON, which omits failures, also if it is missing.")
  private Optional<Double> allowed = Optional.empty();

  @Option(names = "--across-machines", description = "Compare even if host, CPU or cores differ.")
  private boolean acrossMachines;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description =
          "Also write what --fail-on-regression comes to as JUnit XML: a test for each cell.")
  private Optional<Path> junit = Optional.empty();

  @Option(
      names = "--github",
      description =
          "In a GitHub workflow: also add the tables to the step's summary, and annotate each regression.")
  private boolean github;

  @Mixin private TablesOutput output = new TablesOutput();

  CompareCommand(OutputStream out, PrintStream err) {
    this(out, err, System.getenv());
  }

  CompareCommand(OutputStream out, PrintStream err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    try {
      if (junit.isPresent() && allowed.isEmpty()) {
        throw new UnusableException(
            "--junit needs --fail-on-regression, which says what a failure is; give both.");
      }
      Optional<GitHubStep> step =
          github ? Optional.of(new GitHubStep(environment)) : Optional.empty();
      RunComparison comparison = comparison();
      ComparisonTables tables = new ComparisonTables(comparison);
      output.write(out, tables::document, tables::csv);
      Optional<RegressionGate> gate = allowed.map(RegressionGate::new);
      if (junit.isPresent()) {
        GateTests tests = new GateTests(gate.orElseThrow(), comparison);
        new OutputTarget(out, junit).write(tests::writeJUnit);
      }
      if (step.isPresent()) {
        summarise(step.get(), gate, comparison);
      }
      return gate.isPresent() ? judge(gate.get(), comparison) : ExitStatus.DONE;
    } catch (ResultsFileException | UnusableException e) {
      err.println(e.getMessage());
      return ExitStatus.UNUSABLE;
    }
  }

  private RunComparison comparison() throws ResultsFileException, UnusableException {
    requireTwoSides();
    if (named.isEmpty()) {
      ResultsArgument.announceDefault(err);
    }
    List<Path> files = named.isEmpty() ? List.of(DefaultResults.FILE) : named;
    Recording old = side(files.get(0), oldRun, "--run-old", onlyOld);
    Recording now = side(files.get(files.size() - 1), newRun, "--run-new", onlyNew);
    if (old.title().equals(now.title()) && onlyOld.equals(onlyNew)) {
      throw new UnusableException(
          "Both sides are %s; choose two runs with --run-old and --run-new, or two files."
              .formatted(old.title()));
    }
    RunComparison comparison = RunComparison.of(wanting(old), wanting(now), threshold.criteria());
    if (comparison.cells().isEmpty()) {
      throw new UnusableException(
          "%s and %s have no cell in common; give two recordings of the same benchmarks."
              .formatted(old.title(), now.title()));
    }
    CircumstanceWords circumstances = new CircumstanceWords(comparison);
    if (comparison.machinesDiffer() && !acrossMachines) {
      throw new UnusableException(
          "The machines differ (%s), so differences say nothing about the code; give"
                  .formatted(circumstances.machines())
              + " --across-machines to compare them anyway.");
    }
    if (output.format() == TableFormat.CSV) {
      circumstances.notes().forEach(err::println);
    }
    return comparison;
  }

  /** Reads one side, of which several files are sittings. */
  private Recording side(Path files, String run, String option, Optional<String> only)
      throws ResultsFileException, UnusableException {
    List<Path> sittings =
        Files.exists(files)
            ? List.of(files)
            : Arrays.stream(files.toString().split(",", -1)).map(Path::of).toList();
    if (Set.copyOf(sittings).size() < sittings.size()) {
      throw new UnusableException(
          "%s names a file twice, but each sitting counts once; give each file once."
              .formatted(files));
    }
    List<Recording> recordings = new ArrayList<>();
    for (Path sitting : sittings) {
      recordings.add(new RecordingSource(sitting, run, option, only).read(metric, err));
    }
    Sittings all = new Sittings(recordings);
    if (!all.machines().isEmpty() && !acrossMachines) {
      throw new UnusableException(
          "The machines of %s differ (%s), so that they are no sittings of one side; give"
                  .formatted(files, all.machines())
              + " --across-machines to compare all the same.");
    }
    return all.joined();
  }

  private Recording wanting(Recording side) {
    return better.map(side::wanting).orElse(side);
  }

  private void requireTwoSides() throws UnusableException {
    boolean twoRuns = !oldRun.equals(newRun) || !onlyOld.equals(onlyNew);
    if (named.size() < 2 && !twoRuns) {
      throw new UnusableException(
          "compare needs two files, or one file and two runs in it with --run-old and --run-new;"
              + " differences compares the modes of one run.");
    }
  }

  private void summarise(GitHubStep step, Optional<RegressionGate> gate, RunComparison comparison)
      throws UnusableException {
    ComparisonTables tables = new ComparisonTables(comparison);
    String verdict =
        gate.map(of -> String.join("\n\n", RegressionWords.of(of, comparison)) + "\n\n").orElse("");
    step.summarise(
        verdict
            + TableLayout.of(TableFormat.MARKDOWN)
                .render(() -> List.of(tables.document()), tables::csv),
        verdict + "The tables are too large for this page.\n");
    gate.ifPresent(
        of ->
            err.print(GitHubStep.errors("Performance", new GateTests(of, comparison).failures())));
  }

  private int judge(RegressionGate gate, RunComparison comparison) {
    RegressionWords.of(gate, comparison).forEach(err::println);
    return switch (gate.outcome(comparison)) {
      case PASSED -> ExitStatus.DONE;
      case REGRESSED -> ExitStatus.GATE;
      case NOT_JUDGED -> ExitStatus.UNUSABLE;
    };
  }

  static final class BetterConverter implements ITypeConverter<Better> {
    @Override
    public Better convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "lower" -> Better.LOWER;
        case "higher" -> Better.HIGHER;
        default ->
            throw new TypeConversionException(
                "it must be lower or higher, but is \"" + value + "\"");
      };
    }
  }
}
