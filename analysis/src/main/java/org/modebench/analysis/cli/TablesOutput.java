package org.modebench.analysis.cli;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.modebench.analysis.command.Terminal;
import org.modebench.analysis.table.Document;
import org.modebench.analysis.table.TableFormat;
import org.modebench.analysis.table.TableLayout;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of a command that writes tables: in which format, and where to. */
final class TablesOutput {
  @Option(
      names = "--format",
      paramLabel = "text|markdown|csv|latex",
      converter = FormatConverter.class,
      description = "How to write the tables, always in UTF-8; by default text.")
  private TableFormat format = TableFormat.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the tables; by default standard output.")
  private Optional<Path> file = Optional.empty();

  TableFormat format() {
    return format;
  }

  /** Tables in a terminal are no wider than it is. */
  TableLayout layout() {
    return file.isEmpty() && Terminal.isThere()
        ? new TableLayout(format, Terminal.columns())
        : TableLayout.of(format);
  }

  /** Writes the text to the file, as a whole or not at all, or to {@code out} if there is none. */
  void write(OutputStream out, String text) throws UnusableException {
    new OutputTarget(out, file).write(text);
  }

  /** Writes the document, or the same as one table where a program reads. */
  void write(OutputStream out, Supplier<Document> document, Supplier<String> csv)
      throws UnusableException {
    write(out, layout().render(() -> List.of(document.get()), csv));
  }

  /** Takes the names of the formats in lower case, as the help gives them, and in any other. */
  private static final class FormatConverter implements ITypeConverter<TableFormat> {
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
