package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import org.modebench.analysis.documents.BreakEvenTables;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.table.TableLayout;
import picocli.CommandLine.Command;

/** Prints the break-even points of a run. */
@Command(
    name = "breakeven",
    header = "Show at what call size a mode pays off, from a sweep.",
    description =
        "Shows at what call size a mode starts to beat SEQUENTIAL and each other mode, from a sweep.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments or input"})
final class BreakEvenCommand extends RunCommand {
  BreakEvenCommand(OutputStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  String render(Results results, TableLayout layout) {
    return layout.render(
        () -> BreakEvenTables.documents(results), () -> BreakEvenTables.csv(results));
  }
}
