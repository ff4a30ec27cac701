package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.findings.scaling.LawSettings;
import org.modebench.analysis.findings.scaling.Scaling;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Field;

/**
 * A line of the CSV table of scaling, in which each figure of the other tables has a line of its
 * own.
 *
 * @param law empty where a quantity is none of a law
 * @param chosen whether it is the chosen law; empty without one
 * @param workers empty where a quantity is none of a number of workers
 * @param fields the value, and its bounds where it has them
 */
record ScalingQuantity(
    Scaling scaling,
    String law,
    String chosen,
    String workers,
    String name,
    List<String> fields,
    String text) {
  static final List<Column<ScalingQuantity>> COLUMNS =
      List.of(
          Column.hidden(
              List.of(
                  Field.text(Parameters.MODE.name(), quantity -> quantity.scaling.mode()),
                  Field.plain(
                      "speed_unit", quantity -> quantity.scaling.overSequential() ? "1" : "1/s"),
                  Field.text("law", ScalingQuantity::law),
                  Field.text("chosen", ScalingQuantity::chosen),
                  Field.text("quantity", ScalingQuantity::name),
                  Field.text(Parameters.WORKERS.name(), ScalingQuantity::workers),
                  Field.plain("value", quantity -> quantity.field(0)),
                  Field.plain("low", quantity -> quantity.field(1)),
                  Field.plain("high", quantity -> quantity.field(2)),
                  Field.plain("confidence", ScalingQuantity::confidence),
                  Field.text("text", ScalingQuantity::text))));

  static ScalingQuantity of(Scaling scaling) {
    return new ScalingQuantity(scaling, "", "", "", "", List.of(), "");
  }

  ScalingQuantity of(String ofLaw, boolean isChosen) {
    return new ScalingQuantity(
        scaling, ofLaw, Boolean.toString(isChosen), workers, name, fields, text);
  }

  ScalingQuantity of(int ofWorkers) {
    return new ScalingQuantity(
        scaling, law, chosen, Integer.toString(ofWorkers), name, fields, text);
  }

  ScalingQuantity refusal(String sentence) {
    return new ScalingQuantity(scaling, law, chosen, workers, "refusal", List.of(), sentence);
  }

  /** What the columns know of a row, under the name of the first field of each. */
  <R> List<ScalingQuantity> of(List<Column<R>> columns, R row) {
    List<ScalingQuantity> quantities = new ArrayList<>();
    for (Column<R> column : columns) {
      List<String> values =
          column.fields().stream().map(field -> field.value().apply(row)).toList();
      if (!values.get(0).isEmpty()) {
        quantities.add(
            new ScalingQuantity(
                scaling, law, chosen, workers, column.fields().get(0).name(), values, ""));
      }
    }
    return quantities;
  }

  private String field(int number) {
    return number < fields.size() ? fields.get(number) : "";
  }

  private String confidence() {
    return field(1).isEmpty() ? "" : Double.toString(LawSettings.DEFAULT.confidence());
  }
}
