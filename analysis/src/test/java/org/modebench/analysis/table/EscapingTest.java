package org.modebench.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.cells.NaturalOrder;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.documents.RunTables;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.text.ForeignText;

class EscapingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "a|b a\\|b",
        "a\\|b a\\\\\\|b",
        "THREAD_POOL THREAD_POOL",
        "_a_ \\_a\\_",
        "*a*`b`~c~ \\*a\\*\\`b\\`\\~c\\~",
        "<b>&amp; &lt;b&gt;&amp;amp;",
        "[a](javascript:b) [a]\\(javascript:b)"
      })
  void markdown(String text, String escaped) {
    assertThat(MarkdownForm.escaped(text)).isEqualTo(escaped);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "_&%#${} \\_\\&\\%\\#\\$\\{\\}",
        "~^\\ \\textasciitilde{}\\textasciicircum{}\\textbackslash{}",
        "<a|b> \\textless{}a\\textbar{}b\\textgreater{}",
        "µ±∞⌈⌉·–… $\\mu$$\\pm$$\\infty$$\\lceil$$\\rceil$$\\cdot$--\\ldots{}",
        "[a] {}[a]",
        "*a {}*a",
        "a[b]* a[b]*"
      })
  void latex(String text, String escaped) {
    assertThat(LatexForm.escaped(text)).isEqualTo(escaped);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=cmd()", "+1", "-1", "@SUM(A1)", "＝1+1"})
  void csvTakesNoFormula(String text) {
    assertThat(Field.safe(text)).isEqualTo("'" + text);
  }

  /** Spreadsheets skip some of them before a formula, and terminals obey others. */
  @Test
  void csvSpellsControlCharactersOut() {
    assertThat(Field.safe("\t=1\r=2\u0000\u001b[2J\u0085"))
        .isEqualTo("\\u0009=1\\u000d=2\\u0000\\u001b[2J\\u0085");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=b", "THREADS", "'=a"})
  void csvLeavesOtherTextAlone(String text) {
    assertThat(Field.safe(text)).isEqualTo(text);
  }

  @Test
  void controlCharactersAreSpelledOut() {
    assertThat(ForeignText.printable("a\u001b[2J\nb\u202ec\ud800"))
        .isEqualTo("a\\u001b[2J\\u000ab\\u202ec\\ud800");
  }

  @Test
  void longTextIsCut() {
    assertThat(ForeignText.printable("x".repeat(300))).isEqualTo("x".repeat(300));
    assertThat(ForeignText.printable("x".repeat(1_000_000))).isEqualTo("x".repeat(300) + "…");
    assertThat(ForeignText.printable("🙂".repeat(301))).isEqualTo("🙂".repeat(300) + "…");
  }

  /** Guards against a page of megabytes, and against text that breaks out of its line. */
  @ParameterizedTest
  @EnumSource(names = {"TEXT", "MARKDOWN", "LATEX"})
  void megabytesOfHostileTextStayInTheirPlace(TableFormat format) {
    String hostile = "=|&%\n\\end{tabular}<script>".repeat(100_000);
    List<Row> rows = new ArrayList<>();
    for (int workers = 1; workers <= 3; workers++) {
      rows.add(
          Rows.CPU
              .benchmark(hostile)
              .params(hostile)
              .mode(hostile, workers)
              .suspect(workers, hostile));
    }
    String text = RunTables.render(Results.of(rows), TableLayout.of(format));
    assertThat(text.length()).isLessThan(30_000);
    assertThat(text).doesNotContain("\n\\end{tabular}<").contains("THREADS k");
  }

  @Test
  void numbersOfAnyLengthHaveAnOrder() {
    NaturalOrder order = NaturalOrder.INSTANCE;
    assertThat(order.compare("n=20", "n=100")).isNegative();
    assertThat(order.compare("n=100", "n=20")).isPositive();
    assertThat(order.compare("n=20", "n=20;m=1")).isNegative();
    assertThat(order.compare("n=020", "n=20")).isNegative();
    assertThat(order.compare("n=20", "n=20")).isZero();
    assertThat(order.compare("9".repeat(1_000_000), "1".repeat(1_000_000))).isPositive();
    assertThat(order.compare("a", "1")).isPositive();
  }
}
