package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.documents.DifferenceTables;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.table.TableLayout;
import org.modebench.analysis.text.ForeignText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the modes of a run with one another. */
@Command(
    name = "differences",
    header = "Rank the modes of each workload, and tell which of them differ.",
    description =
        "Ranks the modes of every workload and says which differ; modes that share a letter are not"
            + " distinguishable.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments or input"})
final class DifferencesCommand extends RunCommand {
  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "What to compare, such as cpu, rss or throughput; by default wall.")
  private String metric = Metrics.WALL.name();

  @Mixin private ThresholdOption threshold = new ThresholdOption();

  @Option(
      names = "--pairs",
      description = "List every pair, as CSV always does, and not only those with the best.")
  private boolean pairs;

  DifferencesCommand(OutputStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  String render(Results results, TableLayout layout) throws UnusableException {
    if (!metric.equals(Metrics.WALL.name()) && !isMeasured(results)) {
      throw new UnusableException(
          "%s measured no \"%s\"; choose with --metric one of %s."
              .formatted(
                  file(),
                  ForeignText.printable(metric),
                  ForeignText.printable(String.join(", ", results.rows().metrics()))));
    }
    DifferenceTables tables = new DifferenceTables(metric, threshold.criteria());
    return layout.render(() -> tables.documents(results, pairs), () -> tables.csv(results));
  }

  private boolean isMeasured(Results results) {
    return Measurements.byRun(results).values().stream()
        .flatMap(run -> run.workloads().values().stream())
        .flatMap(cells -> cells.values().stream())
        .anyMatch(cell -> cell.metrics().contains(metric));
  }
}
