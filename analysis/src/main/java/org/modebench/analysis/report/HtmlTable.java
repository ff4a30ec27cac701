package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.modebench.analysis.table.Sheet;
import org.modebench.analysis.table.Sheet.Cell;
import org.modebench.analysis.table.Sheet.Head;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.text.ForeignText;

/** Lays a table out as an HTML table, which scrolls by itself where it is too wide. */
public final class HtmlTable {
  private static final int LONGEST_LINE = 40;

  private HtmlTable() {}

  /** The table with its footnotes and notes. */
  public static Html of(Table<?> table) {
    Sheet sheet = table.sheet();
    List<Html> notes = new ArrayList<>();
    for (int i = 0; i < sheet.footnotes().size(); i++) {
      notes.add(
          Html.element(
              "p",
              List.of("class", "note"),
              Html.element("sup", Integer.toString(i + 1)),
              Html.text(" " + ForeignText.safe(sheet.footnotes().get(i)))));
    }
    for (String note : sheet.notes()) {
      notes.add(Html.element("p", List.of("class", "note"), Html.text(ForeignText.safe(note))));
    }
    String title = ForeignText.printable(sheet.title());
    return Html.all(
        Html.element(
            "div",
            List.of("class", "wide", "role", "region", "aria-label", title, "tabindex", "0"),
            Html.element("table", Html.element("caption", title), head(sheet), body(sheet))),
        Html.all(notes));
  }

  private static Html head(Sheet sheet) {
    List<Html> cells = new ArrayList<>();
    for (Head head : sheet.heads()) {
      String title = ForeignText.printable(head.oneLine());
      List<String> number = head.number() ? List.of("class", "number") : List.of();
      List<String> attributes = new ArrayList<>(List.of("scope", "col"));
      attributes.addAll(number);
      cells.add(Html.element("th", attributes, Html.text(title)));
    }
    return Html.element("thead", Html.element("tr", Html.all(cells)));
  }

  private static Html body(Sheet sheet) {
    List<Html> rows = new ArrayList<>();
    String section = "";
    for (List<Cell> row : sheet.rows()) {
      List<Html> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        Html content = Html.all(text(row.get(i)), marks(row.get(i)));
        cells.add(
            i == 0
                ? Html.element("th", List.of("scope", "row"), content)
                : Html.element("td", attributes(sheet, i), content));
      }
      boolean opens = !row.get(0).text().equals(section);
      section = row.get(0).text();
      rows.add(Html.element("tr", opens ? List.of("class", "opens") : List.of(), Html.all(cells)));
    }
    return Html.element("tbody", Html.all(rows));
  }

  /** Of a cell in the body: numbers to the right, and long texts in lines. */
  private static List<String> attributes(Sheet sheet, int column) {
    if (sheet.heads().get(column).number()) {
      return List.of("class", "number");
    }
    boolean isLong =
        sheet.rows().stream().anyMatch(row -> row.get(column).text().length() > LONGEST_LINE);
    return isLong ? List.of("class", "long") : List.of();
  }

  private static Html text(Cell cell) {
    return Html.text(ForeignText.printable(cell.text()));
  }

  private static Html marks(Cell cell) {
    return cell.marks().isEmpty()
        ? Html.NONE
        : Html.element(
            "sup", cell.marks().stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }
}
