package org.modebench.analysis.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.table.CsvTable;

/** A difference as fields of a CSV table. */
final class DifferenceFields {
  private DifferenceFields() {}

  /**
   * Its fields: ratio, ratio_low, ratio_high, p, p_holm, p_equivalence, distinguishable, verdict,
   * beyond_threshold, more_forks.
   */
  static List<String> of(Difference<?> difference) {
    List<String> fields = new ArrayList<>(CsvTable.estimate(Optional.of(difference.ratio())));
    fields.add(CsvTable.number(difference.p()));
    fields.add(CsvTable.number(difference.adjustedP()));
    fields.add(CsvTable.number(difference.equivalenceP()));
    fields.add(Boolean.toString(difference.distinguishable()));
    fields.add(difference.verdict().name());
    fields.add(Boolean.toString(difference.beyondThreshold()));
    fields.add(
        difference.moreForks().isPresent()
            ? Integer.toString(difference.moreForks().getAsInt())
            : "");
    return List.copyOf(fields);
  }
}
