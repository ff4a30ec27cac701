package org.modebench.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.modebench.analysis.cli.AnalysisCommands;
import org.modebench.analysis.cli.CommandRunner;
import org.modebench.fork.UnsafeWarning;
import org.modebench.session.SystemPlatform;

/** The command line of benchmarks.jar: a command, or a run. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // Digits and separators of messages, too, are to be the same everywhere.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    System.exit(run(args));
  }

  private static int run(String[] words) {
    // System.out would drop a failure to write, and encode in whatever the locale asks for.
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    PrintStream err =
        CommandRunner.sentences(
            new PrintStream(
                new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    UnsafeWarning.silence();
    return AnalysisCommands.named(BenchmarkCommands.all(out, err), words)
        .map(command -> BenchmarkCommands.commandLine(Stream.of(command)))
        .map(line -> new CommandRunner(line, out, err).run(words))
        .orElseGet(() -> new Launcher(System.out, System.err, new SystemPlatform()).run(words));
  }
}
