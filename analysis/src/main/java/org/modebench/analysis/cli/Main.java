package org.modebench.analysis.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.modebench.analysis.command.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of the analysis. */
@Command(
    name = "analysis",
    description = "Reads a results file and shows what it says.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments or input"})
public final class Main implements Callable<Integer> {
  private static final Path BENCHMARKS = Path.of("benchmarks", "target", "benchmarks.jar");

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /** Runs the command line and exits. */
  public static void main(String[] args) {
    // System.out would drop a failure to write, and encode in whatever the locale asks for.
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.exit(run(args, out, err));
  }

  /** Runs the command line on the streams given and returns the exit status. */
  static int run(String[] args, OutputStream out, PrintStream standardError) {
    PrintStream err = CommandRunner.sentences(standardError);
    CommandLine line = new CommandLine(new Main());
    AnalysisCommands.named(AnalysisCommands.all(out, err, BENCHMARKS), args)
        .map(Stream::of)
        .orElseGet(() -> AnalysisCommands.all(out, err, BENCHMARKS))
        .forEach(line::addSubcommand);
    return new CommandRunner(line, out, err).run(args);
  }

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitStatus.UNUSABLE;
  }
}
