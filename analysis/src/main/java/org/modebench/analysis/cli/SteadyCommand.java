package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import org.modebench.analysis.documents.SteadyTables;
import org.modebench.analysis.findings.steady.IterationTimes;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.statistics.Tolerance;
import org.modebench.analysis.table.TableLayout;
import picocli.CommandLine.Command;

/** Prints which forks of a run were in a steady state. */
@Command(
    name = "steady",
    header = "Tell which modes were in a steady state while they were measured.",
    description =
        "Says of every mode whether it is shown to have been steady while it was measured, when it"
            + " reached its peak, and what its first iteration took beside the second.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments or input"})
final class SteadyCommand extends RunCommand {
  SteadyCommand(OutputStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  String render(Results results, TableLayout layout) {
    IterationTimes times = IterationTimes.of(results);
    SteadyTables tables = new SteadyTables(times, Tolerance.DEFAULT);
    return layout.render(() -> tables.documents(results), () -> tables.csv(results));
  }
}
