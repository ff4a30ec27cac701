package org.modebench.analysis.results;

import java.time.Instant;
import java.util.Objects;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.results.record.CaseKey;

/**
 * One metric of one measured iteration: one line of a results file.
 *
 * @param run identifier of the run that measured the row; not empty
 * @param timestamp start of the fork, UTC
 * @param benchmark name of the benchmark without suffix, such as {@code CpuBound}; not empty
 * @param mode execution mode, such as {@code THREAD_POOL}; not empty
 * @param workers number of workers, at least 1
 * @param calls number of calls in a batch, at least 1
 * @param params every other parameter, as {@code name=value} joined by {@code ;} in name order;
 *     empty if there is none
 * @param fork number of the fork within its case, from 1
 * @param iteration number of the measured iteration within its fork, from 1; 0 is allowed in a
 *     FAILED row, for a fork that failed before its first iteration
 * @param metric what was measured, such as {@code wall}, {@code cpu} or {@code rss}; may be empty
 *     in a FAILED row only
 * @param value the value in {@code unit}, finite and at least 0; NaN if and only if the status is
 *     FAILED
 * @param unit s, bytes, 1/s or 1
 * @param status whether the value can be trusted
 * @param reason in words, why the status is not VALID; for a VALID row usually empty
 * @param host name of the machine
 * @param cores number of processors that the run could use, at least 1
 * @param jdk version of the JDK that ran the fork
 * @param commit commit of the measured code
 */
public record Row(
    String run,
    Instant timestamp,
    String benchmark,
    String mode,
    int workers,
    int calls,
    String params,
    int fork,
    int iteration,
    String metric,
    double value,
    String unit,
    Status status,
    String reason,
    String host,
    int cores,
    String jdk,
    String commit) {

  /**
   * Checks every component, so that a row that exists can be written and read back.
   *
   * @throws IllegalArgumentException if a component is outside its domain
   */
  public Row {
    requireText("run", run);
    Objects.requireNonNull(timestamp, "timestamp");
    requireText("benchmark", benchmark);
    requireText(Parameters.MODE.name(), mode);
    requireAtLeast(Parameters.WORKERS.name(), 1, workers);
    requireAtLeast(Parameters.CALLS.name(), 1, calls);
    Objects.requireNonNull(params, "params");
    requireAtLeast("fork", 1, fork);
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(metric, "metric");
    if (status == Status.FAILED) {
      requireAtLeast("iteration", 0, iteration);
      if (!Double.isNaN(value)) {
        throw new IllegalArgumentException("value must be NaN in a FAILED row, but is " + value);
      }
    } else {
      requireAtLeast("iteration", 1, iteration);
      requireText("metric", metric);
      if (!(value >= 0 && value <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "value must be a finite number of at least 0 in a " + status + " row, but is " + value);
      }
    }
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(host, "host");
    requireAtLeast("cores", 1, cores);
    Objects.requireNonNull(jdk, "jdk");
    Objects.requireNonNull(commit, "commit");
  }

  /** What tells the case of this row from the others of its run. */
  public CaseKey caseKey() {
    return new CaseKey(benchmark, mode, workers, calls, params);
  }

  /** The same row with another status, and why. */
  Row with(Status other, String otherReason) {
    return copy(run, fork, other, otherReason);
  }

  /** The same row as that of another fork. */
  Row asForkOf(String otherRun, int otherFork) {
    return copy(otherRun, otherFork, status, reason);
  }

  private Row copy(String otherRun, int otherFork, Status otherStatus, String otherReason) {
    return new Row(
        otherRun,
        timestamp,
        benchmark,
        mode,
        workers,
        calls,
        params,
        otherFork,
        iteration,
        metric,
        value,
        unit,
        otherStatus,
        otherReason,
        host,
        cores,
        jdk,
        commit);
  }

  private static void requireText(String name, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
  }

  private static void requireAtLeast(String name, int least, int number) {
    if (number < least) {
      throw new IllegalArgumentException(
          name + " must be at least " + least + ", but is " + number);
    }
  }
}
