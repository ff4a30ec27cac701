package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.modebench.analysis.command.Causes;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.command.Suggestion;
import org.modebench.analysis.text.FileNames;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs a command of either jar: whatever goes wrong is one sentence and an exit status. */
public final class CommandRunner {
  /** Wide enough for the help, narrow enough for a terminal. */
  public static final int COLUMNS = 100;

  private final PrintStream err;
  private final CommandLine line;

  /**
   * @param line with all its commands
   */
  public CommandRunner(CommandLine line, OutputStream out, PrintStream err) {
    this.line = line;
    this.err = err;
    line.setOut(new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true));
    line.setErr(new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true));
    line.setExpandAtFiles(false);
    line.setUsageHelpWidth(COLUMNS);
    line.registerConverter(Path.class, CommandRunner::path);
    line.setParameterExceptionHandler(this::refuse);
    line.setExecutionExceptionHandler(this::fail);
  }

  /** A stream for sentences, which cannot act on the terminal. */
  public static PrintStream sentences(PrintStream err) {
    return new ErrorStream(err);
  }

  /** Returns the exit status. */
  public int run(String... words) {
    Optional<String> problem = FileNames.problemOfWorkingFolder();
    if (problem.isPresent()) {
      err.println(problem.get());
      return ExitStatus.UNUSABLE;
    }
    try {
      return line.execute(words);
    } catch (OutOfMemoryError e) {
      err.println(
          "The input needs more memory than this JVM has (%s MiB); give it more with java -Xmx, or pass only a part of the file."
              .formatted(Runtime.getRuntime().maxMemory() >> 20));
      return ExitStatus.UNUSABLE;
    } finally {
      // What does not end with a line break is still in the writer.
      line.getOut().flush();
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(FileNames.sentence(e));
    }
  }

  private int refuse(ParameterException refused, String[] words) {
    err.println(
        "%s Run %s --help for the options."
            .formatted(
                sentence(refused), refused.getCommandLine().getCommandSpec().qualifiedName()));
    return ExitStatus.UNUSABLE;
  }

  private static String sentence(ParameterException refused) {
    if (refused instanceof UnmatchedArgumentException unmatched) {
      CommandLine command = refused.getCommandLine();
      String word = unmatched.getUnmatched().get(0);
      if (unmatched.isUnknownOption()) {
        return "There is no option \"%s\".%s"
            .formatted(
                word, Suggestion.question(word, command.getCommandSpec().optionsMap().keySet()));
      }
      return command.getSubcommands().isEmpty()
          ? "\"%s\" is an unexpected argument.".formatted(word)
          : "There is no command \"%s\".%s"
              .formatted(word, Suggestion.question(word, command.getSubcommands().keySet()));
    }
    String message =
        Optional.ofNullable(refused.getMessage())
            .orElse("The arguments cannot be used")
            .replaceAll("\\p{Cntrl}+", " ");
    return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
  }

  /** A fault of this program, not of its user: where it was helps who mends it. */
  private int fail(Exception fault, CommandLine command, CommandLine.ParseResult arguments) {
    err.println(
        "%s cannot handle this input (%s); please report it together with the file."
            .formatted(command.getCommandSpec().qualifiedName(), Causes.place(fault)));
    return ExitStatus.UNUSABLE;
  }
}
