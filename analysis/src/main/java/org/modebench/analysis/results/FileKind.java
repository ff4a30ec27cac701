package org.modebench.analysis.results;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file is, by how it begins: for a person who gave another than the command reads. */
public enum FileKind {
  JMH_JSON(
      "%s holds JMH's own results as JSON, which the commands compare and history read; give a results file here."),
  JMH_CSV(
      "%s is JMH's CSV, which lacks the values of individual forks, so no command can read it; have JMH write JSON (-rf json), which compare and history read."),
  JMH_TEXT(
      "%s is JMH's printed output, which lacks the values of individual forks, so no command can read it; have JMH write JSON (-rf json), which compare and history read."),
  RECORD("%s is the record of the runs in %s; give that file."),
  JSON("%s is JSON, but neither JMH's results nor the record of a run; give a results file."),
  HTML("%s is a page for a browser; give the results file that it was made from."),
  GZIP("%s is compressed (gzip); decompress it first."),
  ZIP("%s is a zip archive, as a spreadsheet's own files are; save it as CSV, or unpack it."),
  UTF_16("%s is UTF-16, but must be UTF-8; save it as UTF-8."),
  SEMICOLONS(
      "%s has semicolons between its columns, as spreadsheets write where the decimal separator is a comma; save it with commas between columns and decimal points in numbers."),
  TABS("%s has tabs between its columns; save it with commas between columns."),
  OTHER("");

  private static final int BEGINNING = 8192;

  private static final Pattern JMH_RESULT =
      Pattern.compile("\\[\\s*\\{.*\"(jmhVersion|benchmark|primaryMetric)\".*", Pattern.DOTALL);
  private static final Pattern RUNS = Pattern.compile("\\{\\s*\"runs\"\\s*:.*", Pattern.DOTALL);
  private static final Pattern JMH_COLUMNS =
      Pattern.compile("\"?Benchmark\"?[,;\t]\"?Mode\"?[,;\t].*", Pattern.DOTALL);
  private static final Pattern JMH_OUTPUT =
      Pattern.compile("# JMH version.*|Benchmark .*\\bMode +(Cnt|Samples) .*", Pattern.DOTALL);
  private static final Pattern MARKUP =
      Pattern.compile(
          "<(!doctype|!--|html|svg|\\?xml).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** For a person who gave it as a results file; empty where it may be one. */
  private final String sentence;

  FileKind(String sentence) {
    this.sentence = sentence;
  }

  /**
   * The kind of a file; OTHER if it may be a results file, or its reader must say what is wrong.
   */
  public static FileKind of(Path file) {
    // What comes through a pipe can be read once only.
    if (!Files.isRegularFile(file)) {
      return OTHER;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(BEGINNING));
    } catch (IOException unreadable) {
      return OTHER;
    }
  }

  /**
   * Whether a file is for the reader of JMH's JSON. Broken JSON, too, has the ending: then that
   * reader says where it is broken.
   */
  public static boolean isForJmhReader(Path file) {
    FileKind kind = of(file);
    return kind == JMH_JSON || kind == JSON || (kind == OTHER && file.toString().endsWith(".json"));
  }

  /** Why a file is no results file, as a sentence that says what to do; empty if it may be one. */
  public static Optional<String> refusal(Path file) {
    FileKind kind = of(file);
    return kind == OTHER
        ? Optional.empty()
        : Optional.of(kind.sentence.formatted(file, EnvironmentFile.resultsOf(file)));
  }

  private static FileKind of(byte[] start) {
    // Latin-1 keeps each byte.
    String bytes = new String(start, StandardCharsets.ISO_8859_1);
    if (bytes.startsWith("\u001f\u008b")) {
      return GZIP;
    }
    if (bytes.startsWith("PK\u0003\u0004")) {
      return ZIP;
    }
    if (bytes.startsWith("\u00ff\u00fe")
        || bytes.startsWith("\u00fe\u00ff")
        || bytes.matches("(?s)(\0[^\0]){4}.*|([^\0]\0){4}.*")) {
      return UTF_16;
    }
    return ofText(
        ResultsHeader.withoutMark(new String(start, StandardCharsets.UTF_8)).stripLeading());
  }

  private static FileKind ofText(String text) {
    if (JMH_RESULT.matcher(text).matches()) {
      return JMH_JSON;
    }
    if (RUNS.matcher(text).matches()) {
      return RECORD;
    }
    if (text.startsWith("[") || text.startsWith("{")) {
      return JSON;
    }
    if (JMH_COLUMNS.matcher(text).matches()) {
      return JMH_CSV;
    }
    if (JMH_OUTPUT.matcher(text).matches()) {
      return JMH_TEXT;
    }
    if (MARKUP.matcher(text).matches()) {
      return HTML;
    }
    String plain = text.replace("\"", "");
    if (plain.startsWith(ResultsCsv.HEADER.replace(',', ';'))) {
      return SEMICOLONS;
    }
    return plain.startsWith(ResultsCsv.HEADER.replace(',', '\t')) ? TABS : OTHER;
  }
}
