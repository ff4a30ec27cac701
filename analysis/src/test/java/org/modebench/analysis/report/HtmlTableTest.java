package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.table.Sheet.Column;

class HtmlTableTest {
  @Test
  void notesAreWholeHoweverLong() {
    String note = "word ".repeat(100) + "end";
    Sheet sheet =
        new Sheet("title", List.of(new Column("", false)), List.of(), List.of(note), List.of(note));

    assertThat(HtmlTable.of(sheet).markup().split("word end", -1)).hasSize(3);
  }
}
