package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.modebench.analysis.findings.verification.ChildProcesses;

/** The commands that read results, which both jars have. */
public final class AnalysisCommands {
  private AnalysisCommands() {}

  /**
   * All of them, in the order of the help.
   *
   * @param benchmarks the jar that measures
   */
  public static List<Object> all(OutputStream out, PrintStream err, Path benchmarks) {
    return List.of(
        new TablesCommand(out, err),
        new DifferencesCommand(out, err),
        new CompareCommand(out, err),
        new VerifyCommand(out, err, new ChildProcesses(), benchmarks),
        new FitCommand(out, err),
        new SteadyCommand(out, err),
        new BreakEvenCommand(out, err),
        new CostCommand(out, err),
        new ReportCommand(out, err),
        new FlameDiffCommand(err),
        new ExportCommand(out, err));
  }
}
