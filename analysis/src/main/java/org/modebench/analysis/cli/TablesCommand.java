package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import org.modebench.analysis.documents.RunTables;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.table.TableLayout;
import picocli.CommandLine.Command;

/** Prints the tables of a run. */
@Command(
    name = "tables",
    header = "Show time, speedup, distance from the ideal, CPU and memory of each mode.",
    description = "Prints time, speedup, distance from the ideal, CPU and memory of every mode.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments or input"})
final class TablesCommand extends RunCommand {
  TablesCommand(OutputStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  String render(Results results, TableLayout layout) {
    return RunTables.render(results, layout);
  }
}
