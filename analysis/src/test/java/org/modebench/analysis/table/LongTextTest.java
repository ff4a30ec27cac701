package org.modebench.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LongTextTest {
  /** What is foreign is cut, since nobody knows how long it is; our own sentences are not. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CSV")
  void sentencesAreWholeHoweverLong(TableFormat format) {
    String sentence = "word ".repeat(100) + "end";
    Table<String> table =
        new Table<>(
            "title",
            List.of(
                Column.text("", row -> ""),
                Column.of("entry", row -> new Entry(row, List.of(sentence)))),
            List.of("x".repeat(400)),
            List.of(sentence));
    Document document = new Document("title", List.of(sentence), List.of(table), List.of(sentence));
    String text = TableLayout.of(format).render(() -> List.of(document), table::csv);

    assertThat(text.replaceAll("\\s+(% )?", " ").split("word end", -1)).hasSize(5);
    assertThat(text).contains("x".repeat(300)).doesNotContain("x".repeat(301));
  }
}
