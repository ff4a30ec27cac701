package org.modebench.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Entry;
import org.modebench.analysis.table.Table;

class HtmlTableTest {
  @Test
  void notesAreWholeHoweverLong() {
    String note = "word ".repeat(100) + "end";
    Table<String> table =
        new Table<>(
            "title",
            List.of(Column.of("", row -> new Entry(row, List.of(note)))),
            List.of("row"),
            List.of(note));

    assertThat(HtmlTable.of(table).markup().split("word end", -1)).hasSize(3);
  }

  /** The same columns as in the test of the other formats. */
  @Test
  void aTableIsItsColumns() {
    Table<Integer> squares =
        new Table<>(
            "Squares",
            List.of(
                Column.text("kind", n -> n % 2 == 0 ? "even" : "odd"),
                Column.count("num-\nber", "n", n -> n),
                Column.of("remark", n -> new Entry("<" + n + ">", List.of("as it is")))),
            List.of(1, 3));

    assertThat(HtmlTable.of(squares).markup())
        .contains("<caption>Squares</caption>")
        .contains("<th scope=\"col\" class=\"number\">number</th>")
        .contains("<tr class=\"opens\"><th scope=\"row\">odd")
        .contains("<td class=\"number\">3")
        .contains("&lt;3&gt;")
        .contains("as it is");
  }
}
