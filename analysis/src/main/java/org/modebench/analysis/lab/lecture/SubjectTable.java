package org.modebench.analysis.lab.lecture;

import java.util.ArrayList;
import java.util.List;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.lab.Words;
import org.modebench.analysis.lab.lecture.SubjectData.Place;
import org.modebench.analysis.table.Column;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;

/** The table of a subject: each cell of its experiment. Parameters are called as for {@code -p}. */
final class SubjectTable {
  private SubjectTable() {}

  static Table<Place> of(Subject subject, SubjectData data, Words words) {
    List<Column<Place>> columns = new ArrayList<>();
    columns.add(Column.text(subject.workload().axis().name(), place -> place.key().mode()));
    for (Parameter parameter : data.varying()) {
      columns.add(
          Column.figure(parameter.name(), place -> place.value(parameter).orElse(Figures.NONE)));
    }
    for (Metric metric : subject.metrics()) {
      MetricWords figures = new MetricWords(metric, words);
      columns.add(Column.figure(figures.title(), place -> figures.of(place.cell())));
    }
    columns.add(
        Column.figure(words.say("column.forks"), place -> Integer.toString(place.cell().forks())));
    return new Table<>(
        words.say("lecture.table", subject.workload().name(), subject.experiment().name()),
        columns,
        data.places());
  }
}
