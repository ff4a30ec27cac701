package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import org.modebench.analysis.documents.ScalingTables;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.table.TableLayout;
import picocli.CommandLine.Command;

/** Prints how the modes of a run scale. */
@Command(
    name = "fit",
    header = "Fit scaling laws: staircase, Amdahl, Gustafson, Universal Scalability Law.",
    description =
        "Fits laws of scaling over the number of workers: staircase, Amdahl, Gustafson, and the"
            + " Universal Scalability Law.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments or input"})
final class FitCommand extends RunCommand {
  FitCommand(OutputStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  String render(Results results, TableLayout layout) {
    return layout.render(() -> ScalingTables.documents(results), () -> ScalingTables.csv(results));
  }
}
