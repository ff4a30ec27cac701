package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.modebench.analysis.findings.verification.ChildProcesses;
import picocli.CommandLine.Command;

/** The commands that read results, which both jars have. */
public final class AnalysisCommands {
  private AnalysisCommands() {}

  /**
   * All of them, in the order of the help.
   *
   * @param benchmarks the jar that measures
   */
  public static Stream<Object> all(OutputStream out, PrintStream err, Path benchmarks) {
    return Stream.of(
        new SummaryCommand(out, err),
        new TablesCommand(out, err),
        new DifferencesCommand(out, err),
        new CompareCommand(out, err),
        new HistoryCommand(out, err),
        new VerifyCommand(out, err, new ChildProcesses(), benchmarks),
        new FitCommand(out, err),
        new SteadyCommand(out, err),
        new BreakEvenCommand(out, err),
        new CostCommand(out, err),
        new PredictCommand(out, err),
        new ReportCommand(out, err),
        new FlameDiffCommand(err),
        new ExportCommand(out, err),
        new MergeCommand(out, err));
  }

  /**
   * The command that the first word names: to read the annotations of this one alone takes a tenth
   * of the time that all of them take.
   */
  public static Optional<Object> named(Stream<Object> commands, String... words) {
    return commands
        .filter(command -> words.length > 0 && words[0].equals(name(command)))
        .findFirst();
  }

  /** Its first word. */
  public static String name(Object command) {
    return Objects.requireNonNull(command.getClass().getAnnotation(Command.class)).name();
  }
}
