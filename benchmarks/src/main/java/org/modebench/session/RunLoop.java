package org.modebench.session;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modebench.analysis.results.Attempts;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.analysis.results.record.Doubt;
import org.modebench.analysis.results.record.MockVerdict;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.fork.ForkOutcome;
import org.modebench.fork.ForkRunner;
import org.modebench.fork.Measured;
import org.modebench.fork.ServerCheck;
import org.modebench.plan.Case;
import org.modebench.plan.CostModel;
import org.modebench.plan.Plan;
import org.modebench.plan.UsageException;
import org.modebench.progress.Eta;
import org.modebench.progress.Progress;
import org.modebench.store.JmhFile;
import org.modebench.store.MergedResults;
import org.modebench.store.ResultsLog;
import org.modebench.store.RowFactory;
import org.openjdk.jmh.results.BenchmarkResult;

/**
 * A run: fork after fork in the order of the plan, each written to disk before the next.
 *
 * <p>A case that failed is not run again in later rounds: what made it fail is still there, and a
 * deadline that has to pass each time would cost more than it tells.
 */
final class RunLoop {
  /** An interruption from the terminal ends a fork, too, a moment before it is known here. */
  static final long FAILURE_GRACE_MILLIS = 300;

  private final RunRecord record;
  private final Plan plan;
  private final ResultsLog log;
  private final Attempts before;
  private final RunContext with;
  private final RowFactory rows;
  private final Eta eta;
  private final Map<Case, String> failed = new HashMap<>();
  private int done;
  private int written;
  private RunState state = RunState.RUNNING;
  private List<MockVerdict> verdicts = List.of();

  /**
   * What a run needs of the platform; tests have their own.
   *
   * @param clock for the rows' time stamps
   * @param pause how a run waits
   */
  record RunContext(
      ForkRunner forks,
      MockSupervisor mock,
      Progress progress,
      EnvironmentFile environment,
      MergedResults merged,
      Optional<JmhFile> jmhFile,
      WriteBarrier writes,
      InstantSource clock,
      Pause pause,
      CostModel model,
      boolean failOnError) {}

  /** How a run waits. */
  interface Pause {
    void millis(long millis) throws InterruptedException;
  }

  /**
   * @param before the attempts at forks of this run that the file already has
   */
  RunLoop(
      RunRecord record,
      Plan plan,
      ResultsLog log,
      Attempts before,
      RowFactory rows,
      RunContext with) {
    this.record = record;
    this.plan = plan;
    this.log = log;
    this.before = before;
    this.rows = rows;
    this.with = with;
    this.eta = new Eta(with.model());
  }

  /**
   * Measures what is left of the plan.
   *
   * @return whether no case has failed
   */
  boolean measure() throws IOException, UsageException, InterruptedException {
    List<Slot> left = slotsLeft();
    done = plan.forks() - left.size();
    written = done;
    record.setForksDone(written);
    record.setAttemptsNotCounted(before.attempts() - done);
    left.forEach(slot -> eta.add(slot.fork()));
    boolean mockNeeded = left.stream().anyMatch(slot -> slot.fork().usesMock());
    if (mockNeeded) {
      checkMock(true);
    }
    boolean stopped = false;
    for (Slot slot : left) {
      if (failed.containsKey(slot.fork())) {
        continue;
      }
      measure(slot);
      if (with.failOnError() && !failed.isEmpty()) {
        stopped = true;
        break;
      }
    }
    if (mockNeeded && !stopped) {
      checkMock(false);
    }
    state = stopped ? RunState.STOPPED : RunState.COMPLETE;
    return failed.isEmpty();
  }

  /** One fork of one case; its number is that of the round. */
  private record Slot(Case fork, int round) {}

  private List<Slot> slotsLeft() {
    List<Slot> left = new ArrayList<>();
    int round = 0;
    for (List<Integer> order : plan.order()) {
      round++;
      for (int index : order) {
        Case fork = plan.cases().get(index);
        if (before.status(key(fork, round)).orElse(Status.FAILED) == Status.FAILED) {
          left.add(new Slot(fork, round));
        }
      }
    }
    return left;
  }

  private void measure(Slot slot) throws IOException, UsageException, InterruptedException {
    Case fork = slot.fork();
    done++;
    with.progress().started(step(slot));
    Instant start = with.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    ForkOutcome outcome = run(fork);
    double seconds = start.until(with.clock().instant(), ChronoUnit.MILLIS) / 1e3;
    if (outcome instanceof ForkOutcome.Success success) {
      eta.ended(fork, seconds);
      String suspicion =
          Stream.concat(
                  Stream.of(success.doubt(), suspicion(fork)),
                  ServerCheck.reasons(fork, success).stream())
              .filter(reason -> !reason.isEmpty())
              .collect(Collectors.joining("; "));
      Status status = suspicion.isEmpty() ? Status.VALID : Status.SUSPECT;
      write(
          slot,
          rows.measured(fork, slot.round(), start, success.values(), status, suspicion),
          success.raw());
      with.progress().ended(step(slot), batchSeconds(success).orElse(seconds));
      success.texts().forEach(with.progress()::say);
    } else if (outcome instanceof ForkOutcome.Failure failure) {
      with.pause().millis(FAILURE_GRACE_MILLIS);
      failed.put(fork, failure.reason());
      eta.dropped(fork);
      write(slot, rows.failed(fork, slot.round(), start, failure.reason()), Optional.empty());
      boolean more = slot.round() < plan.forks(fork) && !with.failOnError();
      with.progress()
          .failed(step(slot), failure.reason() + (more ? " Its other forks are skipped." : ""));
    }
  }

  private ForkOutcome run(Case fork) throws InterruptedException {
    Optional<URI> mock = Optional.empty();
    if (fork.usesMock()) {
      try {
        mock = Optional.of(with.mock().uri());
      } catch (IOException e) {
        return new ForkOutcome.Failure(String.valueOf(e.getMessage()));
      }
    }
    return with.forks().run(fork, mock, with.progress()::estimated);
  }

  private void write(Slot slot, List<Row> fork, Optional<BenchmarkResult> raw)
      throws IOException, UsageException {
    with.writes()
        .pass(
            () -> {
              if (raw.isPresent()) {
                keep(key(slot.fork(), slot.round()), raw.get());
              }
              log.append(fork);
              record.setForksDone(++written);
            });
  }

  private static ForkKey key(Case of, int round) {
    return new ForkKey(of.key(), round);
  }

  private void keep(ForkKey fork, BenchmarkResult raw) throws IOException {
    with.merged().add(fork, raw);
    if (with.jmhFile().isPresent()) {
      with.jmhFile().get().keep(fork, raw);
    }
  }

  private static OptionalDouble batchSeconds(ForkOutcome.Success success) {
    return success.values().stream()
        .filter(v -> v.metric().equals(Attempts.LAST_METRIC))
        .mapToDouble(Measured::value)
        .average();
  }

  private Progress.Step step(Slot slot) {
    return new Progress.Step(
        slot.fork(), done, plan.forks(), slot.round(), plan.forks(slot.fork()), eta.secondsLeft());
  }

  private String suspicion(Case fork) {
    return fork.usesMock() ? suspicion(verdicts) : "";
  }

  private static String suspicion(List<MockVerdict> verdicts) {
    return verdicts.stream()
        .filter(v -> !v.trusted())
        .map(MockVerdict::reason)
        .collect(Collectors.joining("; "));
  }

  private void checkMock(boolean first) throws IOException, UsageException, InterruptedException {
    List<MockVerdict> found;
    try {
      found = with.mock().check(plan.cases());
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      found = List.of(new MockVerdict(false, message, message));
      with.progress().say(message);
    }
    List<MockVerdict> recorded = found;
    with.writes().pass(() -> recorded.forEach(record::add));
    String suspicion = suspicion(found);
    if (first) {
      verdicts = found;
    } else if (!suspicion.isEmpty() && suspicion(verdicts).isEmpty()) {
      String reason = "after the run " + suspicion;
      with.writes().pass(() -> record.add(new Doubt(reason, mockCases())));
      with.progress()
          .say("The rows of this run that used the mock API are SUSPECT: " + reason + ".");
    }
  }

  private List<CaseKey> mockCases() {
    return plan.cases().stream().filter(Case::usesMock).map(Case::key).toList();
  }

  /** Whether every fork was run. */
  boolean isComplete() {
    return state == RunState.COMPLETE;
  }

  /** Puts the end on record; the last thing of a run, since a complete one is not resumed. */
  void finish() throws IOException, UsageException {
    with.writes()
        .pass(
            () -> {
              record.setState(state);
              record.setEnded(with.clock().instant().truncatedTo(ChronoUnit.MILLIS).toString());
              with.environment().write(record);
            });
  }
}
