package org.modebench.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsCsv;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.tables.TableFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** A command that says something about a run, in one of the formats of tables. */
abstract class RunCommand implements Callable<Integer> {
  private static final String NEWEST = "newest";
  private static final String ALL = "all";

  private final OutputStream out;
  private final PrintStream err;

  @Option(
      names = "--run",
      paramLabel = "ID|newest|all",
      description = "The run to show; without it the newest.")
  private String run = NEWEST;

  @Option(
      names = "--format",
      paramLabel = "text|markdown|csv|latex",
      converter = FormatConverter.class,
      description = "How to write the tables, always in UTF-8; without it text.")
  private TableFormat format = TableFormat.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the tables; without it standard output.")
  private Optional<Path> output = Optional.empty();

  @Parameters(paramLabel = "results.csv", description = "The results file.")
  private Path file = Path.of("results.csv");

  RunCommand(OutputStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** The text to write about the runs in the results, each for itself. */
  abstract String render(Results results, TableFormat form);

  @Override
  public Integer call() {
    try {
      Results results = ResultsFile.read(file);
      results.warnings().forEach(err::println);
      Results chosen = chosen(results);
      Optional<String> tooMany = Extent.refusal(chosen);
      if (tooMany.isPresent()) {
        throw new UnusableException("%s holds %s.".formatted(file, tooMany.get()));
      }
      byte[] text = render(chosen, format).getBytes(StandardCharsets.UTF_8);
      if (output.isPresent()) {
        write(output.get(), text);
      } else {
        print(text);
      }
      return 0;
    } catch (ResultsFileException | UnusableException e) {
      err.println(e.getMessage());
      return Main.UNUSABLE;
    }
  }

  private Results chosen(Results results) throws UnusableException {
    List<String> runs = results.runs();
    if (runs.isEmpty()) {
      throw new UnusableException(
          "%s has a header but no row, so that there is nothing to show; measure first."
              .formatted(file));
    }
    if (runs.contains(run)) {
      return results.ofRun(run);
    }
    return switch (run) {
      case ALL -> results;
      case NEWEST -> {
        String newest = results.newestRun();
        if (runs.size() > 1) {
          err.println(
              "%s holds %s runs (%s); shown is the newest, %s; choose another with --run."
                  .formatted(file, runs.size(), named(runs), printable(newest)));
        }
        yield results.ofRun(newest);
      }
      default ->
          throw new UnusableException(
              "%s holds no run \"%s\"; choose one of %s, or newest, or all."
                  .formatted(file, printable(run), named(runs)));
    };
  }

  /** The last few runs by name: a file may hold hundreds. */
  private static String named(List<String> runs) {
    int shown = 5;
    int left = Math.max(0, runs.size() - shown);
    return (left > 0 ? "…, " : "")
        + String.join(
            ", ", runs.subList(left, runs.size()).stream().map(RunCommand::printable).toList());
  }

  private static String printable(String text) {
    String printable = text.replaceAll("\\p{C}", "?");
    return printable.length() > 80 ? printable.substring(0, 80) + "…" : printable;
  }

  private void write(Path target, byte[] text) throws UnusableException {
    try {
      if (Files.isRegularFile(target) && startsAsResults(target)) {
        throw new UnusableException(
            "%s is a results file, which is never overwritten; give -o another file."
                .formatted(target));
      }
      AtomicFile.write(target, text);
    } catch (IOException e) {
      throw new UnusableException(
          "%s cannot be written (%s); give -o a file that can be."
              .formatted(target, AtomicFile.why(e)));
    }
  }

  private static boolean startsAsResults(Path target) throws IOException {
    byte[] header = ResultsCsv.HEADER.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(target)) {
      return Arrays.equals(in.readNBytes(header.length), header);
    }
  }

  private void print(byte[] text) throws UnusableException {
    try {
      out.write(text);
      out.flush();
    } catch (IOException e) {
      String why = AtomicFile.why(e);
      // Whoever reads the pipe, such as head, has seen enough.
      if (!why.contains("Broken pipe") && !why.contains("pipe is being closed")) {
        throw new UnusableException(
            "The tables cannot be written to standard output (%s); give a file with -o."
                .formatted(why));
      }
    }
  }

  /** A request that cannot be met; its message is the sentence for the user. */
  private static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(String sentence) {
      super(sentence);
    }
  }

  /** Takes the names of the formats in lower case, as the help gives them, and in any other. */
  static final class FormatConverter implements ITypeConverter<TableFormat> {
    @Override
    public TableFormat convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "text" -> TableFormat.TEXT;
        case "markdown" -> TableFormat.MARKDOWN;
        case "csv" -> TableFormat.CSV;
        case "latex" -> TableFormat.LATEX;
        default ->
            throw new TypeConversionException(
                "it must be text, markdown, csv or latex, but is \"" + value + "\"");
      };
    }
  }
}
