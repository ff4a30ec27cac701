package org.modebench.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.analysis.table.Sheet.Column;
import org.modebench.analysis.table.Sheet.Entry;

class SheetFormatTest {
  /** What is foreign is cut, since nobody knows how long it is; our own sentences are not. */
  @ParameterizedTest
  @EnumSource
  void sentencesAreWholeHoweverLong(SheetFormat format) {
    String sentence = "word ".repeat(100) + "end";
    Sheet sheet =
        new Sheet(
            "title",
            List.of(new Column("", false), new Column("entry", false)),
            List.of(List.of(Entry.of(""), new Entry("x".repeat(400), List.of(1)))),
            List.of(sentence),
            List.of(sentence));
    String text =
        format.render(new Document("title", List.of(sentence), List.of(sheet), List.of(sentence)));

    assertThat(text.replaceAll("\\s+(% )?", " ").split("word end", -1)).hasSize(5);
    assertThat(text).contains("x".repeat(300)).doesNotContain("x".repeat(301));
  }
}
