package org.modebench.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.modebench.analysis.results.Attempts;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.RunState;
import org.modebench.analysis.text.Count;
import org.modebench.fork.ConditionsCheck;
import org.modebench.fork.ForkOutcome;
import org.modebench.fork.Measured;
import org.modebench.fork.ServerCheck;
import org.modebench.plan.Case;
import org.modebench.plan.Plan;
import org.modebench.plan.PlannedRun;
import org.modebench.plan.UsageException;
import org.modebench.store.HostFacts;

/**
 * A run: fork after fork in the order of the plan, each written to disk before the next.
 *
 * <p>A case that failed is not run again in later rounds: what made it fail is still there, and a
 * deadline that has to pass each time would cost more than it tells.
 */
final class RunLoop {
  /** The share of forks that are measured again. */
  private static final double MOST_DISTURBED = 0.25;

  private final Optional<Race> race;
  private final Attempts before;
  private final CaseRunner runner;
  private final MockChecks mock;
  private final RunFiles files;
  private final RunProgress progress;
  private final TimeLimit limit;
  private final boolean failOnError;
  private final Set<Case> unmeasured = new HashSet<>();
  private final Set<Case> failed = new HashSet<>();
  private final List<PlannedFork> disturbed = new ArrayList<>();
  private Plan plan;
  private boolean mockChecked;
  private int leftOut;

  /**
   * @param race which cases get more forks; empty if all are planned
   * @param before the attempts at forks of this run that the file already has
   * @param limit after which no fork may end
   * @param failOnError whether the first failure ends the run
   */
  RunLoop(
      Plan plan,
      Optional<Race> race,
      Attempts before,
      CaseRunner runner,
      MockChecks mock,
      RunFiles files,
      RunProgress progress,
      TimeLimit limit,
      boolean failOnError) {
    this.plan = plan;
    this.race = race;
    this.before = before;
    this.runner = runner;
    this.mock = mock;
    this.files = files;
    this.progress = progress;
    this.limit = limit;
    this.failOnError = failOnError;
  }

  /**
   * Measures what is left of the plan.
   *
   * @return whether every fork was run, or the first failure or the limit ended the run
   */
  RunState measure() throws IOException, UsageException, InterruptedException {
    List<PlannedFork> left = forksLeft(1);
    int done = plan.forks() - left.size();
    files.note(
        record -> {
          record.setForksDone(done);
          record.setAttemptsNotCounted(before.attempts() - done);
        });
    // A shard may have cases that only others measure.
    plan.cases().stream().filter(of -> plan.lastRound(of) > 0).forEach(unmeasured::add);
    plan.cases().stream().filter(this::measuredBefore).forEach(unmeasured::remove);
    RunState state = measure(left, left.isEmpty() ? 0 : left.get(0).round());
    for (int rounds = plan.rounds();
        state == RunState.COMPLETE && isExtended();
        rounds = plan.rounds()) {
      state = measure(forksLeft(rounds + 1), rounds);
    }
    if (mockChecked && !stopsAtFailure()) {
      mock.checkAfter();
    }
    return state;
  }

  /**
   * Measures forks of the plan.
   *
   * @param begun the round that is under way
   */
  private RunState measure(List<PlannedFork> left, int begun)
      throws IOException, UsageException, InterruptedException {
    progress.begin(plan, left);
    if (!mockChecked && left.stream().anyMatch(fork -> fork.of().usesMock())) {
      mock.checkBefore();
      mockChecked = true;
    }
    int round = begun;
    for (PlannedFork fork : left) {
      if (failed.contains(fork.of())) {
        continue;
      }
      if (!limit.allows(secondsToEnd(fork, fork.round() > round ? left : List.of(fork)))) {
        noteLeftOut(left.subList(left.indexOf(fork), left.size()));
        return RunState.STOPPED;
      }
      round = fork.round();
      measure(fork);
      if (stopsAtFailure()) {
        return RunState.STOPPED;
      }
    }
    measureDisturbed(left.size());
    return RunState.COMPLETE;
  }

  private boolean stopsAtFailure() {
    return failOnError && !failed.isEmpty();
  }

  /** Whether the plan has more rounds now. */
  private boolean isExtended() throws IOException, UsageException {
    Optional<Plan> longer = race.isPresent() ? race.get().extended(plan) : Optional.empty();
    if (longer.isPresent()) {
      plan = longer.get();
      progress.say(race.orElseThrow().progress());
    }
    return longer.isPresent();
  }

  /**
   * Measures once more what other processes disturbed, while time allows. Where much was disturbed
   * the machine is in use, and another attempt would fare no better.
   */
  private void measureDisturbed(int measured)
      throws IOException, UsageException, InterruptedException {
    List<PlannedFork> again = List.copyOf(disturbed);
    disturbed.clear();
    if (again.size() > Math.max(1, MOST_DISTURBED * measured)) {
      return;
    }
    progress.again(again);
    for (PlannedFork fork : again) {
      if (limit.allows(secondsToEnd(fork, List.of(fork))) && !failed.contains(fork.of())) {
        measure(fork);
      }
    }
    disturbed.clear();
  }

  private boolean measuredBefore(Case of) {
    return IntStream.rangeClosed(1, plan.rounds())
        .anyMatch(round -> before.status(new PlannedFork(of, round).key()).isPresent());
  }

  /** How long it takes to run those forks that are of the same round, and to end. */
  private double secondsToEnd(PlannedFork first, List<PlannedFork> among) {
    return PlannedRun.checkSeconds(plan.cases())
        + among.stream()
            .filter(fork -> fork.round() == first.round() && !failed.contains(fork.of()))
            .mapToDouble(fork -> progress.secondsOf(fork.of()))
            .sum();
  }

  private void noteLeftOut(List<PlannedFork> forks) throws IOException, UsageException {
    leftOut = (int) forks.stream().filter(fork -> !failed.contains(fork.of())).count();
    String note = "The budget left out %s.".formatted(Count.of(leftOut, plan.forks(), "fork"));
    files.note(
        record ->
            record.setNotes(Stream.concat(record.notes().stream(), Stream.of(note)).toList()));
  }

  /** Forks for which the time did not suffice. */
  int forksLeftOut() {
    return leftOut;
  }

  boolean anyFailed() {
    return !failed.isEmpty();
  }

  /** Whether every case has a fork that did not fail, and none that did. */
  boolean allMeasured() {
    return failed.isEmpty() && unmeasured.isEmpty();
  }

  private List<PlannedFork> forksLeft(int firstRound) {
    List<PlannedFork> left = new ArrayList<>();
    for (int round = firstRound; round <= plan.rounds(); round++) {
      for (int index : plan.order().get(round - 1)) {
        PlannedFork fork = new PlannedFork(plan.cases().get(index), round);
        if (before.status(fork.key()).orElse(Status.FAILED) == Status.FAILED) {
          left.add(fork);
        } else {
          before.digest(fork.key()).ifPresent(digest -> files.keepRows(fork, digest));
        }
      }
    }
    return left;
  }

  private void measure(PlannedFork fork) throws IOException, UsageException, InterruptedException {
    progress.started(fork);
    CaseRunner.Timed timed = runner.run(fork.of(), progress::estimated);
    if (timed.outcome() instanceof ForkOutcome.Success success) {
      List<String> conditions = ConditionsCheck.reasons(fork.of(), success, HostFacts.cores());
      if (!conditions.isEmpty()) {
        disturbed.add(fork);
      }
      String suspicion = suspicion(fork.of(), success, conditions);
      Status status = suspicion.isEmpty() ? Status.VALID : Status.SUSPECT;
      unmeasured.remove(fork.of());
      files.measured(fork, timed.start(), success, status, suspicion);
      double batchSeconds = batchSeconds(success).orElse(timed.seconds());
      progress.ended(fork, timed.seconds(), batchSeconds, success.texts());
    } else if (timed.outcome() instanceof ForkOutcome.Failure failure) {
      failed.add(fork.of());
      files.failed(fork, timed.start(), failure.reason());
      progress.failed(fork, failure.reason(), failOnError);
    }
  }

  private String suspicion(Case of, ForkOutcome.Success success, List<String> conditions) {
    return Stream.of(
            List.of(success.doubt(), mock.suspicion(of)),
            ServerCheck.reasons(of, success, HostFacts.cores()),
            conditions)
        .flatMap(List::stream)
        .filter(reason -> !reason.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static OptionalDouble batchSeconds(ForkOutcome.Success success) {
    return success.values().stream()
        .filter(value -> value.metric().equals(Attempts.LAST_METRIC))
        .mapToDouble(Measured::value)
        .average();
  }
}
