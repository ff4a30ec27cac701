package org.modebench.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.modebench.analysis.cli.AnalysisCommands;
import org.modebench.load.LoadCommand;
import org.modebench.mock.MockCommand;
import org.modebench.server.ServerCommand;
import org.modebench.session.SystemPlatform;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands of benchmarks.jar: those that read results, and what a run uses, by hand. */
final class BenchmarkCommands {
  private BenchmarkCommands() {}

  /** All of them, in the order of the help. */
  static Stream<Object> all(OutputStream out, PrintStream err) {
    return Stream.concat(
        AnalysisCommands.all(out, err, thisJar()),
        Stream.of(
            new LabCommand(System.out, err, new SystemPlatform(), thisJar()),
            new NewCommand(thisJar()),
            new SlurmCommand(out, err, thisJar()),
            new MockCommand(),
            new ServerCommand(),
            new AgentCommand(),
            new LoadCommand(),
            new CompletionCommand(() -> all(out, err)),
            new ManPageCommand(() -> all(out, err))));
  }

  /** Commands without the run, to run one of them. */
  static CommandLine commandLine(Stream<Object> commands) {
    CommandLine line = new CommandLine(CommandSpec.create().name(Usage.NAME));
    commands.forEach(line::addSubcommand);
    return line;
  }

  private static Path thisJar() {
    try {
      return Path.of(
          BenchmarkCommands.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("A class path has only URIs.", e);
    }
  }
}
