package org.modebench.fork;

import java.io.FileNotFoundException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.plan.SilentOutput;
import org.modebench.plan.UsageException;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * JMH's own text: in the file of {@code -o}, or on standard output where {@code -v} asks for it by
 * name; else nowhere.
 */
public final class JmhText {
  private final OutputFormat format;
  private final Optional<PrintStream> file;
  private final boolean shown;

  private JmhText(OutputFormat format, Optional<PrintStream> file, boolean shown) {
    this.format = format;
    this.file = file;
    this.shown = shown;
  }

  /**
   * Decides where the text goes.
   *
   * @param textFile that the command line names
   */
  public static JmhText of(Optional<Path> textFile, CommandLineOptions options, PrintStream out)
      throws UsageException {
    VerboseMode verbosity = options.verbosity().orElse(VerboseMode.NORMAL);
    if (textFile.isPresent()) {
      String name = textFile.get().toString();
      try {
        PrintStream file =
            new PrintStream(new java.io.FileOutputStream(name), false, StandardCharsets.UTF_8);
        return new JmhText(
            OutputFormatFactory.createFormatInstance(file, verbosity), Optional.of(file), true);
      } catch (FileNotFoundException e) {
        throw new UsageException(
            "-o must be a file that can be written, but \"%s\" is not (%s); name another."
                .formatted(name, AtomicFile.why(e)),
            e);
      }
    }
    if (options.verbosity().hasValue() && verbosity != VerboseMode.SILENT) {
      return new JmhText(
          OutputFormatFactory.createFormatInstance(out, verbosity), Optional.empty(), true);
    }
    return new JmhText(SilentOutput.create(), Optional.empty(), false);
  }

  public OutputFormat format() {
    return format;
  }

  public boolean isOnTerminal() {
    return shown && file.isEmpty();
  }

  /** Writes JMH's end of a run. */
  public void end(Collection<RunResult> results) {
    if (shown && !results.isEmpty()) {
      format.endRun(results);
    }
    file.ifPresent(PrintStream::close);
  }

  /** Whether the file lacks some of the text, since it could not be written: a full disk, say. */
  public boolean isCut() {
    return file.isPresent() && file.get().checkError();
  }
}
