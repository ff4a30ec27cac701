package org.modebench.arguments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.results.record.Shard;
import org.modebench.plan.UsageException;

/** What goes with {@code --plan-file} and {@code --shard}. */
final class ShardOptions {
  private ShardOptions() {}

  /**
   * Checks them.
   *
   * @return the shard that is asked for
   */
  static Optional<Shard> check(OwnOptions own) throws UsageException {
    if (own.planFile.isEmpty() && own.shard.isEmpty()) {
      return Optional.empty();
    }
    Optional<Shard> shard = Shard.of(own.shard);
    if (!own.shard.isEmpty() && shard.isEmpty()) {
      throw new UsageException(
          "--shard must be I/N, part I of N, with I from 1 to N, but is \"%s\"."
              .formatted(own.shard));
    }
    if (own.planFile.isEmpty()) {
      throw new UsageException(
          "--shard needs --plan-file FILE with the plan that all shards have in common; write it with --plan --plan-file FILE.");
    }
    if (shard.isPresent() == (own.plan || own.planWithOrder)) {
      throw new UsageException(
          "--plan-file goes either with --plan, which writes the plan, or with --shard I/N, which measures a part of it; give one of them.");
    }
    for (Map.Entry<String, Boolean> other : excluded(own).entrySet()) {
      if (other.getValue()) {
        throw new UsageException(
            "%s does not go with --plan-file, whose rounds are measured on several machines; omit it."
                .formatted(other.getKey()));
      }
    }
    return shard;
  }

  private static Map<String, Boolean> excluded(OwnOptions own) throws UsageException {
    Map<String, Boolean> excluded = new LinkedHashMap<>();
    // What a round shows on one machine would have to decide what others measure.
    excluded.put("--until-decided", own.untilDecided);
    // How many forks fit into a time, the machine decides.
    excluded.put("--budget (give the number of rounds with -f)", !own.budget.isEmpty());
    excluded.put("--resume (a shard goes on by itself)", own.resume);
    excluded.put("--profile", own.profileChoice().isPresent());
    excluded.put("--pid", !own.pids.isEmpty());
    excluded.put("--server-host", !own.serverHost.isEmpty());
    excluded.put("-rf", !own.resultFormat.isEmpty());
    excluded.put("-rff", !own.resultFile.isEmpty());
    excluded.put("-o", !own.textOutput.isEmpty());
    return excluded;
  }
}
