package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsCsv;
import org.modebench.analysis.results.ResultsFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the rows that count, joined with what was learnt of them. */
@Command(
    name = "export",
    header = "Write the rows that count, as CSV for other tools.",
    description =
        "Writes the rows as every command reads them, as CSV for other tools: without attempts"
            + " that do not count, and SUSPECT where that was learnt after the fork.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments or input"})
final class ExportCommand implements Callable<Integer> {
  private final OutputStream out;
  private final PrintStream err;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the rows; by default standard output.")
  private Optional<Path> target = Optional.empty();

  @Mixin private ResultsArgument source = new ResultsArgument();

  ExportCommand(OutputStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      Results results = source.read(err);
      results.gaps().forEach(err::println);
      new OutputTarget(out, target).write(stream -> ResultsCsv.write(results.rows(), stream));
      return ExitStatus.DONE;
    } catch (ResultsFileException | UnusableException e) {
      err.println(e.getMessage());
      return ExitStatus.UNUSABLE;
    }
  }
}
