package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.findings.comparison.CellName;
import org.modebench.analysis.findings.comparison.ComparedCell;
import org.modebench.analysis.findings.comparison.RecordedCell;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.table.CsvTable;

/** A comparison as one CSV table: a line for each cell of either side, full precision. */
public final class ComparisonCsv {
  private static final List<String> HEADER =
      List.of(
          ("old_source,old_run,new_source,new_run,group,section,item,unit,old,old_low,old_high,"
                  + "old_median,old_forks,old_status,new,new_low,new_high,new_median,new_forks,"
                  + "new_status,ratio,ratio_low,ratio_high,p,p_holm,p_equivalence,"
                  + "distinguishable,verdict,beyond_threshold,more_forks,confidence,threshold")
              .split(",", -1));

  private final RunComparison comparison;
  private final CsvTable table = new CsvTable(HEADER);

  private ComparisonCsv(RunComparison comparison) {
    this.comparison = comparison;
  }

  /** The table, with an empty side where a cell is on one side only. */
  public static String of(RunComparison comparison) {
    ComparisonCsv csv = new ComparisonCsv(comparison);
    for (ComparedCell cell : comparison.cells()) {
      csv.add(cell.name(), Optional.of(cell.old()), Optional.of(cell.now()), cell.difference());
    }
    for (CellName name : comparison.onlyOld()) {
      Optional<RecordedCell> cell = Optional.ofNullable(comparison.old().cells().get(name));
      csv.add(name, cell, Optional.empty(), Optional.empty());
    }
    for (CellName name : comparison.onlyNow()) {
      Optional<RecordedCell> cell = Optional.ofNullable(comparison.now().cells().get(name));
      csv.add(name, Optional.empty(), cell, Optional.empty());
    }
    return csv.table.toString();
  }

  private void add(
      CellName name,
      Optional<RecordedCell> old,
      Optional<RecordedCell> now,
      Optional<Difference<CellName>> difference) {
    List<String> fields = new ArrayList<>();
    fields.add(CsvTable.text(comparison.old().source()));
    fields.add(CsvTable.text(comparison.old().run()));
    fields.add(CsvTable.text(comparison.now().source()));
    fields.add(CsvTable.text(comparison.now().run()));
    fields.add(CsvTable.text(name.group()));
    fields.add(CsvTable.text(name.section()));
    fields.add(CsvTable.text(name.item()));
    fields.add(CsvTable.text(now.or(() -> old).map(RecordedCell::unit).orElse("")));
    fields.addAll(side(old));
    fields.addAll(side(now));
    fields.addAll(difference.map(DifferenceFields::of).orElse(Collections.nCopies(10, "")));
    fields.add(Double.toString(comparison.criteria().confidence()));
    fields.add(Double.toString(comparison.criteria().threshold()));
    table.add(fields);
  }

  private List<String> side(Optional<RecordedCell> cell) {
    Optional<Estimate> estimate =
        cell.flatMap(RecordedCell::sample)
            .map(sample -> sample.estimate(comparison.criteria().confidence()));
    List<String> fields = new ArrayList<>(CsvTable.estimate(estimate));
    fields.add(
        cell.filter(c -> !c.forkMeans().isEmpty())
            .map(c -> Double.toString(c.median()))
            .orElse(""));
    fields.add(cell.map(c -> Integer.toString(c.forkMeans().size())).orElse(""));
    fields.add(cell.map(c -> c.status().name()).orElse(""));
    return fields;
  }
}
