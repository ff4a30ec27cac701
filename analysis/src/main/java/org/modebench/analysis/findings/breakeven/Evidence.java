package org.modebench.analysis.findings.breakeven;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.results.Status;

/** How far the cells that a statement rests on can be trusted, and why no further. */
record Evidence(Status status, List<String> reasons) {

  /** The evidence of two curves at the sizes given; a size without a time is no evidence. */
  static Evidence of(List<Curve> curves, DoublePredicate sizes) {
    Set<String> reasons = new LinkedHashSet<>();
    for (Curve curve : curves) {
      curve
          .cells()
          .forEach(
              (size, cell) -> {
                if (sizes.test(size)) {
                  reasons.addAll(reasons(curve, size, cell));
                }
              });
    }
    return new Evidence(reasons.isEmpty() ? Status.VALID : Status.SUSPECT, List.copyOf(reasons));
  }

  private static List<String> reasons(Curve curve, double size, Cell cell) {
    if (curve.times().containsKey(size)) {
      return cell.status() == Status.VALID ? List.of() : cell.reasons();
    }
    return List.of(
        "%s has no time at size %s, which is ignored"
            .formatted(curve.place().mode(), Sizes.text(size)));
  }
}
