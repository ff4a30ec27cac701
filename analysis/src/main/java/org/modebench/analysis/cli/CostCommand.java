package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import org.modebench.analysis.documents.CostTables;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.table.TableLayout;
import picocli.CommandLine.Command;

/** Prints the costs of a run. */
@Command(
    name = "cost",
    header = "Show what 1,000 calls cost: CPU time, memory, threads, context switches.",
    description =
        "Shows what 1,000 calls cost in each mode: CPU time, memory, threads and context switches.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments or input"})
final class CostCommand extends RunCommand {
  CostCommand(OutputStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  String render(Results results, TableLayout layout) {
    return layout.render(() -> CostTables.documents(results), () -> CostTables.csv(results));
  }
}
