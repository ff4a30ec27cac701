package org.modebench.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;

/** A few columns in every format; HTML is tested beside the report that it is for. */
class TableTest {
  private static final List<Column<Integer>> COLUMNS =
      List.of(
          Column.text("kind", n -> n % 2 == 0 ? "even" : "odd"),
          Column.count("num-\nber", "n", n -> n),
          Column.estimate(
                  "square root\n[95 % interval]",
                  "root", "_s", (Integer n) -> Optional.of(root(n)), Figures::time)
              .legend("square root: what times itself is the number."),
          Column.number(
                  "half",
                  "half",
                  (Integer n) -> OptionalDouble.of(n / 2.0),
                  half -> Figures.percent(half))
              .hidden()
              .legend("half: nobody sees it."),
          Column.of("a_remark", TableTest::remark));

  private static final Table<Integer> TABLE =
      new Table<>("Squares & roots", COLUMNS, List.of(1, 9, 4), List.of("All are squares."));

  private static final Document DOCUMENT =
      new Document("Numbers", List.of("exact: yes"), List.of(TABLE), List.of("–: nothing."));

  private static Estimate root(int n) {
    double root = Math.sqrt(n);
    return new Estimate(root, Optional.of(new Interval(root - 0.5, root + 0.5)), 2);
  }

  private static Entry remark(int n) {
    return n == 9 ? new Entry("=odd", List.of("9 is 3 times 3")) : Entry.of("");
  }

  @Test
  void text() {
    assertThat(TextForm.of(DOCUMENT))
        .isEqualTo(
            """
            Numbers
              exact: yes

            Squares & roots
            ──────────────────────────────────────
            num-             square root
             ber         [95 % interval]  a_remark
            ──────────────────────────────────────
            odd
               1  1.000 s [0.500, 1.500]
               9  3.000 s [2.500, 3.500]  =odd¹
            even
               4  2.000 s [1.500, 2.500]
            ──────────────────────────────────────
            ¹ 9 is 3 times 3
            All are squares.

            square root: what times itself is the number.
            –: nothing.
            """);
  }

  @Test
  void inANarrowTerminalColumnsAreLeftOutFromTheRightAndNamed() {
    assertThat(TextForm.of(DOCUMENT, 37))
        .isEqualTo(
            """
            Numbers
              exact: yes

            Squares & roots
            ────────────────────────────
            num-             square root
             ber         [95 % interval]
            ────────────────────────────
            odd
               1  1.000 s [0.500, 1.500]
               9  3.000 s [2.500, 3.500]
            even
               4  2.000 s [1.500, 2.500]
            ────────────────────────────
            All are squares.
            Not shown, for the width of the
            terminal: a_remark.

            square root: what times itself is the
            number.
            –: nothing.
            """);
    assertThat(TextForm.of(DOCUMENT, 38)).as("just wide enough").contains("=odd¹");
  }

  @Test
  void footnotesBeyondWhatOneReadsAreCounted() {
    List<String> many = List.of("one", "two", "three", "four", "five", "six", "seven");
    Table<String> table =
        new Table<>(
            "Many",
            List.of(
                Column.text("kind", row -> "any"), Column.of("name", row -> new Entry(row, many))),
            List.of("row"));
    assertThat(TextForm.of(new Document("Many", List.of(), List.of(table), List.of())))
        .contains("⁵ five\n⁶ 2 more reasons\n")
        .doesNotContain("six");
  }

  @Test
  void markdown() {
    assertThat(MarkdownForm.of(DOCUMENT))
        .isEqualTo(
            """
            ## Numbers

            - exact: yes

            ### Squares &amp; roots

            | kind | number | square root [95 % interval] | a_remark |
            | :--- | ---: | ---: | :--- |
            | odd | 1 | 1.000 s [0.500, 1.500] |  |
            | odd | 9 | 3.000 s [2.500, 3.500] | =odd <sup>1</sup> |
            | even | 4 | 2.000 s [1.500, 2.500] |  |

            - <sup>1</sup> 9 is 3 times 3
            - All are squares.

            - square root: what times itself is the number.
            - –: nothing.
            """);
  }

  @Test
  void latex() {
    assertThat(LatexForm.of(DOCUMENT))
        .isEqualTo(
            """
            % Numbers
            % exact: yes

            \\begin{table}
            \\caption{Squares \\& roots}
            \\scriptsize
            \\setlength{\\tabcolsep}{3pt}
            \\makebox[\\textwidth]{%
            \\begin{tabular}{lrrl}
            \\hline
             & num- & square root &  \\\\
            kind & ber & {}[95 \\% interval] & a\\_remark \\\\
            \\hline
            odd & 1 & 1.000 s [0.500, 1.500] &  \\\\
            odd & 9 & 3.000 s [2.500, 3.500] & =odd\\textsuperscript{1} \\\\
            even & 4 & 2.000 s [1.500, 2.500] &  \\\\
            \\hline
            \\end{tabular}}

            \\noindent\\textsuperscript{1}~9 is 3 times 3

            \\noindent All are squares.
            \\end{table}

            % The columns:
            % square root: what times itself is the number.
            % –: nothing.
            """);
  }

  /** Full precision, a name for each bound, and what is hidden from people. */
  @Test
  void csv() {
    assertThat(TABLE.csv())
        .isEqualTo(
            """
            kind,n,root_s,root_low_s,root_high_s,half,a_remark
            odd,1,1.0,0.5,1.5,0.5,
            odd,9,3.0,2.5,3.5,4.5,'=odd
            even,4,2.0,1.5,2.5,2.0,
            """);
  }

  @Test
  void aColumnOfAPartHasItsEntriesAndFields() {
    record Pair(int first, int second) {}
    Column<Pair> second = COLUMNS.get(1).in(Pair::second);
    Table<Pair> pairs = new Table<>("Pairs", List.of(second), List.of(new Pair(1, 2)));

    assertThat(pairs.sheet().rows()).containsExactly(List.of(new Sheet.Cell("2", List.of())));
    assertThat(pairs.csv()).isEqualTo("n\n2\n");
  }
}
