package org.modebench.analysis.shards;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.record.MachineFacts;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.Shard;
import org.modebench.analysis.text.Count;

/** Whether attempts are of one plan, and their machines of one kind. */
final class ShardCheck {
  /** Of the memory of machines of one kind: what the kernel keeps for itself differs a little. */
  private static final double SAME_MEMORY = 0.05;

  private final RunRecord plan;

  ShardCheck(RunRecord plan) {
    this.plan = plan;
  }

  /**
   * Checks an attempt against the plan.
   *
   * @throws ResultsFileException if its rows cannot be rows of the plan
   */
  void check(ShardAttempt attempt) throws ResultsFileException {
    RunRecord record = attempt.record();
    require(record.run().equals(plan.run()), attempt, "run " + record.run(), "run " + plan.run());
    require(
        record.seed().equals(plan.seed()),
        attempt,
        "seed " + words(record.seed().isPresent(), record.seed().orElse(0)),
        "seed " + words(plan.seed().isPresent(), plan.seed().orElse(0)));
    require(
        record.arguments().equals(plan.arguments()) && record.cases().equals(plan.cases()),
        attempt,
        "another plan",
        "the plan of this run");
    require(
        record.forks().equals(plan.forks()),
        attempt,
        "another JVM (Java %s)".formatted(record.forks().version()),
        "that of the plan (Java %s)".formatted(plan.forks().version()));
    require(
        record.code().equals(plan.code()) && record.commit().equals(plan.commit()),
        attempt,
        "another build (commit %s)".formatted(record.commit().orElse("unknown")),
        "that of the plan (commit %s)".formatted(plan.commit().orElse("unknown")));
    checkRounds(attempt, shard(attempt));
  }

  private static Shard shard(ShardAttempt attempt) throws ResultsFileException {
    Optional<Shard> own = attempt.record().shard();
    if (own.isEmpty()) {
      throw refused(attempt, "no shard", "an attempt at one");
    }
    Shard ofFolder = ShardFolder.shardOf(attempt.file()).orElse(own.get());
    require(
        ofFolder.equals(own.get()),
        attempt,
        "shard " + own.get(),
        "shard %s, as its folder says".formatted(ofFolder));
    return own.get();
  }

  private void checkRounds(ShardAttempt attempt, Shard shard) throws ResultsFileException {
    Division division = new Division(plan, shard.of());
    Set<ForkKey> own = new HashSet<>();
    division.of(shard).forEach(unit -> own.addAll(division.forks(unit)));
    for (Row row : attempt.rows().heads()) {
      require(row.run().equals(plan.run()), attempt, "rows of run " + row.run(), plan.run());
      require(
          own.contains(new ForkKey(row.caseKey(), row.fork())),
          attempt,
          "round %d of %s".formatted(row.fork(), row.benchmark()),
          "only rounds of shard " + shard);
    }
  }

  /**
   * Checks the machines of attempts against that of the first.
   *
   * @param mixed whether their CPU and memory may differ
   */
  static void checkMachines(List<ShardAttempt> attempts, boolean mixed)
      throws ResultsFileException {
    for (ShardAttempt attempt : attempts) {
      MachineFacts here = attempt.record().host();
      MachineFacts there = attempts.get(0).record().host();
      Path first = attempts.get(0).file();
      require(
          here.cores() == there.cores(),
          attempt,
          "rows of a machine with " + Count.of(here.cores(), "core"),
          "%s, as %s has".formatted(Count.of(there.cores(), "core"), first));
      if (!mixed && !(here.cpu().equals(there.cpu()) && isSameMemory(here, there))) {
        throw new ResultsFileException(
            "The machines of all shards must have one CPU model and as much memory, but %s is of %s with %s, and %s of %s with %s; allow that with --mixed-nodes."
                .formatted(
                    first,
                    known(there.cpu()),
                    known(there.memory()),
                    attempt.file(),
                    known(here.cpu()),
                    known(here.memory())));
      }
    }
  }

  private static boolean isSameMemory(MachineFacts one, MachineFacts other) {
    double ratio = number(one.memory()) / number(other.memory());
    return one.memory().equals(other.memory()) || Math.abs(ratio - 1) <= SAME_MEMORY;
  }

  private static double number(String memory) {
    return memory.matches("[0-9]{1,15} kB")
        ? Double.parseDouble(memory.substring(0, memory.indexOf(' ')))
        : Double.NaN;
  }

  private static String known(String fact) {
    return fact.isEmpty() ? "an unknown one" : fact;
  }

  private static void require(boolean met, ShardAttempt attempt, String came, String bound)
      throws ResultsFileException {
    if (!met) {
      throw refused(attempt, came, bound);
    }
  }

  private static ResultsFileException refused(ShardAttempt attempt, String came, String bound) {
    return new ResultsFileException(
        "%s must have %s, but has %s; move it out of the folder."
            .formatted(attempt.file(), bound, came));
  }

  private static String words(boolean known, long number) {
    return known ? Long.toString(number) : "unknown";
  }
}
