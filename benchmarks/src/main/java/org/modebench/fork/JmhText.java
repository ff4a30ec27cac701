package org.modebench.fork;

import java.io.FileNotFoundException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.plan.Arguments;
import org.modebench.plan.UsageException;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
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

  public static JmhText of(Arguments arguments, PrintStream out) throws UsageException {
    VerboseMode verbosity = arguments.jmh().verbosity().orElse(VerboseMode.NORMAL);
    if (arguments.textOutput().isPresent()) {
      String name = arguments.textOutput().get().toString();
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
    if (arguments.jmh().verbosity().hasValue() && verbosity != VerboseMode.SILENT) {
      return new JmhText(
          OutputFormatFactory.createFormatInstance(out, verbosity), Optional.empty(), true);
    }
    return new JmhText(ForkOutput.silent(), Optional.empty(), false);
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
}
