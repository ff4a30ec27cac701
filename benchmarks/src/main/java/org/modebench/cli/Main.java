package org.modebench.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.modebench.analysis.cli.CommandRunner;
import org.modebench.fork.UnsafeWarning;
import org.modebench.session.SystemPlatform;
import picocli.CommandLine;

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
    CommandLine commands = BenchmarkCommands.commandLine(out, err);
    return words.length > 0 && commands.getSubcommands().containsKey(words[0])
        ? new CommandRunner(commands, out, err).run(words)
        : new Launcher(System.out, System.err, new SystemPlatform()).run(words);
  }
}
