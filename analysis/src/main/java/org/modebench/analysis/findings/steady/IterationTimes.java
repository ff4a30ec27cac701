package org.modebench.analysis.findings.steady;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.analysis.results.record.RecordedCase;
import org.modebench.analysis.results.record.RunRecord;

/** How long the iterations of runs were made to last, as on record beside a results file. */
public final class IterationTimes {
  private static final double NANOS_PER_SECOND = 1e9;

  /** A case of a run. */
  private record Case(String run, CaseKey of) {}

  private final Map<Case, Double> seconds = new HashMap<>();

  private IterationTimes() {}

  /** Of no run. */
  public static IterationTimes unknown() {
    return new IterationTimes();
  }

  /** Of every run on record; what is missing or of another form is not known. */
  public static IterationTimes of(Results results) {
    IterationTimes times = new IterationTimes();
    for (String run : results.runs()) {
      results.record(run).ifPresent(record -> times.add(run, record));
    }
    return times;
  }

  private void add(String run, RunRecord record) {
    for (RecordedCase of : record.cases()) {
      long nanos = of.settings().iterationNanos();
      if (nanos > 0) {
        seconds.put(new Case(run, record.key(of)), nanos / NANOS_PER_SECOND);
      }
    }
  }

  /** After how many seconds an iteration began no further batch; empty if not on record. */
  public OptionalDouble least(String run, MeasuredWorkload workload, CellKey place) {
    Optional<Double> known =
        Optional.ofNullable(
            seconds.get(
                new Case(
                    run,
                    new CaseKey(
                        workload.benchmark(),
                        place.mode(),
                        place.workers(),
                        workload.calls(),
                        workload.params()))));
    return known.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }
}
