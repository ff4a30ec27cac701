package org.modebench.analysis.documents;

import java.net.URL;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.table.TableFormat;
import org.modebench.analysis.table.TableLayout;
import org.modebench.analysis.text.GoldenFile;

/**
 * Each format of one results file, as a whole, in locales with other digits and separators.
 *
 * <p>The file holds what a run may hold: few and single forks, a failed and a suspect case, a
 * profiled one, the parts of processes, and names full of what the formats treat as markup.
 */
class TablesGoldenTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, tables.txt, und",
    "TEXT, tables.txt, de-DE",
    "TEXT, tables.txt, ar-EG-u-nu-arab",
    "TEXT, tables.txt, hi-IN-u-nu-deva",
    "MARKDOWN, tables.md, und",
    "MARKDOWN, tables.md, de-DE",
    "MARKDOWN, tables.md, ar-EG-u-nu-arab",
    "MARKDOWN, tables.md, hi-IN-u-nu-deva",
    "CSV, tables.csv, und",
    "CSV, tables.csv, de-DE",
    "CSV, tables.csv, ar-EG-u-nu-arab",
    "CSV, tables.csv, hi-IN-u-nu-deva",
    "LATEX, tables.tex, und",
    "LATEX, tables.tex, de-DE",
    "LATEX, tables.tex, ar-EG-u-nu-arab",
    "LATEX, tables.tex, hi-IN-u-nu-deva"
  })
  void everyFormatInEveryLocale(TableFormat format, String golden, String locale) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(locale));
    Results results = ResultsFile.read(resource("results.csv"));
    GoldenFile.assertMatches(
        TablesGoldenTest.class, golden, RunTables.render(results, TableLayout.of(format)));
  }

  private static Path resource(String name) throws Exception {
    URL url = TablesGoldenTest.class.getResource(name);
    return Path.of(Objects.requireNonNull(url, name).toURI());
  }
}
