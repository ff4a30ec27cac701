package org.modebench.store;

import java.time.Instant;
import java.util.List;
import org.modebench.analysis.results.Attempts;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.fork.Measured;
import org.modebench.plan.Case;

/**
 * Makes the rows of a run.
 *
 * @param run its identifier
 * @param host name of the machine
 * @param cores that the run can use
 * @param jdk version that the forks run on
 * @param commit of the measured code
 */
public record RowFactory(String run, String host, int cores, String jdk, String commit) {

  /** The rows of a fork that measured; the last one closes it. */
  public List<Row> measured(
      Case of, int fork, Instant start, List<Measured> values, Status status, String reason) {
    return values.stream()
        .map(
            v ->
                row(
                    of,
                    fork,
                    start,
                    v.iteration(),
                    v.metric(),
                    v.value(),
                    v.unit(),
                    status,
                    reason))
        .toList();
  }

  /** The only row of a fork that failed. */
  public List<Row> failed(Case of, int fork, Instant start, String reason) {
    return List.of(
        row(of, fork, start, 0, Attempts.LAST_METRIC, Double.NaN, "s", Status.FAILED, reason));
  }

  private Row row(
      Case of,
      int fork,
      Instant start,
      int iteration,
      String metric,
      double value,
      String unit,
      Status status,
      String reason) {
    return new Row(
        run,
        start,
        of.benchmark(),
        of.mode(),
        of.workers(),
        of.calls(),
        of.otherParams(),
        fork,
        iteration,
        metric,
        value,
        unit,
        status,
        reason,
        host,
        cores,
        jdk,
        commit);
  }
}
