package org.modebench.analysis.shards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.ForkDigest;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.results.ResultsCsv;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.RowList;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.MachineFacts;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.analysis.results.record.Shard;
import org.modebench.analysis.shards.Division.Unit;
import org.modebench.analysis.text.Listing;

/**
 * The shards of a plan as one run: its whole rounds, of the attempts at one the last that is VALID,
 * else the last SUSPECT, else the last that FAILED. The same attempts give the same bytes.
 */
public final class ShardMerge {
  private static final int NAMED = 8;

  private final RunRecord plan;
  private final Division division;
  private final int shards;
  private final List<ShardAttempt> attempts;
  private final Map<Unit, ShardAttempt> chosen = new LinkedHashMap<>();
  private final Map<ForkKey, List<Row>> byFork = new LinkedHashMap<>();
  private final LinesBeside beside;

  private ShardMerge(RunRecord plan, List<ShardAttempt> attempts) throws ResultsFileException {
    this.plan = plan;
    this.attempts = attempts;
    this.shards = attempts.stream().mapToInt(ShardMerge::shards).max().orElse(1);
    this.division = new Division(plan, shards);
    for (Unit unit : division.units()) {
      best(division.forks(unit)).ifPresent(attempt -> choose(unit, attempt));
    }
    Map<ForkKey, Path> files = new LinkedHashMap<>();
    chosen.forEach(
        (unit, attempt) ->
            division.forks(unit).stream()
                .filter(byFork::containsKey)
                .forEach(fork -> files.put(fork, attempt.file())));
    this.beside = LinesBeside.of(plan.run(), files);
  }

  private void choose(Unit unit, ShardAttempt attempt) {
    chosen.put(unit, attempt);
    for (ForkKey fork : division.forks(unit)) {
      List<Row> rows = attempt.rows(fork);
      if (!rows.isEmpty()) {
        byFork.put(fork, rows);
      }
    }
  }

  private static int shards(ShardAttempt attempt) {
    return attempt.record().shard().map(Shard::of).orElse(1);
  }

  /**
   * Merges the attempts in a folder.
   *
   * @param mixed whether the CPU and the memory of the machines may differ
   * @throws ResultsFileException if an attempt is not one at this plan, or cannot be read
   */
  public static ShardMerge of(RunRecord plan, Path folder, boolean mixed)
      throws ResultsFileException {
    List<ShardAttempt> attempts = new ArrayList<>();
    try {
      for (Path file : new ShardFolder(folder).attempts()) {
        ShardAttempt.read(file).ifPresent(attempts::add);
      }
    } catch (IOException e) {
      throw new ResultsFileException(
          "%s cannot be read (%s); give the folder of the plan."
              .formatted(folder, AtomicFile.why(e)),
          e);
    }
    if (attempts.isEmpty()) {
      throw new ResultsFileException(
          "%s must have attempts at shards, in folders such as shard-1-of-8, but has none with a row; measure one with --plan-file and --shard."
              .formatted(folder));
    }
    ShardCheck check = new ShardCheck(plan);
    for (ShardAttempt attempt : attempts) {
      check.check(attempt);
      if (shards(attempt) != shards(attempts.get(0))) {
        throw new ResultsFileException(
            "All attempts must be at one number of shards, but %s is at %d and %s at %d; move one of them out of the folder."
                .formatted(
                    attempts.get(0).file(),
                    shards(attempts.get(0)),
                    attempt.file(),
                    shards(attempt)));
      }
    }
    ShardCheck.checkMachines(attempts, mixed);
    attempts.sort(
        Comparator.comparing((ShardAttempt attempt) -> attempt.record().started().orElse(""))
            .thenComparing(ShardAttempt::file));
    return new ShardMerge(plan, attempts);
  }

  /** Of the attempts at a round the last with the best status. */
  private Optional<ShardAttempt> best(List<ForkKey> round) {
    Optional<ShardAttempt> best = Optional.empty();
    Status status = Status.FAILED;
    for (ShardAttempt attempt : attempts) {
      Optional<Status> of = attempt.status(round);
      if (of.isPresent() && of.get().compareTo(status) <= 0) {
        best = Optional.of(attempt);
        status = of.get();
      }
    }
    return best;
  }

  /** How many rounds, or parts of rounds, are whole. */
  public int whole() {
    return chosen.size();
  }

  /** How many there are in the plan. */
  public int planned() {
    return division.units().size();
  }

  /** What is missing, and what the readers of the attempts have to say, as sentences. */
  public List<String> sentences() {
    Set<String> sentences = new LinkedHashSet<>();
    attempts.forEach(attempt -> sentences.addAll(attempt.remarks()));
    sentences.addAll(beside.remarks());
    Map<Shard, List<String>> missing = new TreeMap<>(Comparator.comparingInt(Shard::number));
    for (Unit unit : division.units()) {
      if (!chosen.containsKey(unit)) {
        missing
            .computeIfAbsent(division.shardOf(unit, shards), shard -> new ArrayList<>())
            .add(division.name(unit) + found(division.forks(unit)));
      }
    }
    missing.forEach(
        (shard, units) ->
            sentences.add(
                "Shard %s is incomplete: %s; measure it again with --shard %s."
                    .formatted(shard, Listing.upTo(NAMED, units), shard)));
    return List.copyOf(sentences);
  }

  private String found(List<ForkKey> forks) {
    int most = attempts.stream().mapToInt(attempt -> attempt.whole(forks)).max().orElse(0);
    return most == 0 ? "" : " (%d of %d forks are whole)".formatted(most, forks.size());
  }

  /** The rows of the merged run, in the order of the plan. */
  public List<Row> rows() {
    RowList.Builder rows = new RowList.Builder();
    byFork.values().forEach(ofFork -> ofFork.forEach(rows::add));
    return rows.build();
  }

  /** The record of the merged run: the plan, and every attempt that it has rows of. */
  public RunRecord record() {
    RunRecord merged = new RunRecord(plan.run(), plan.toJson());
    List<RunRecord> used =
        attempts.stream().filter(chosen::containsValue).map(ShardAttempt::record).toList();
    merged.setState(whole() == planned() ? RunState.COMPLETE : RunState.STOPPED);
    merged.setStarted(times(used, RunRecord::started).findFirst().orElse(""));
    merged.setEnded(times(used, RunRecord::ended).reduce((a, b) -> b).orElse(""));
    merged.setHost(host(used.stream().map(RunRecord::host).toList()));
    merged.setForksDone(byFork.size());
    for (RunRecord attempt : used) {
      merged.addAttempt(attempt);
      attempt.mockChecks().forEach(merged::add);
      attempt.noise().forEach(merged::add);
      attempt.timings().forEach(merged::add);
    }
    merged.setNotes(used.stream().flatMap(attempt -> attempt.notes().stream()).distinct().toList());
    if (merged.isComplete()) {
      merged.setDigests(digests());
    }
    return merged;
  }

  private static Stream<String> times(
      List<RunRecord> of, Function<RunRecord, Optional<String>> time) {
    return of.stream().flatMap(record -> time.apply(record).stream()).sorted();
  }

  /** What the rows come to, in the order of the plan. */
  private List<String> digests() {
    Division rounds = new Division(plan, 1);
    return rounds.units().stream()
        .map(
            round ->
                rounds.forks(round).stream()
                    .map(fork -> byFork.getOrDefault(fork, List.of()))
                    .map(of -> of.isEmpty() ? RunRecord.NOT_RUN : ForkDigest.of(of).toString())
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  /** What the machines have in common, and of the rest what each has. */
  private static MachineFacts host(List<MachineFacts> nodes) {
    Map<String, String> details = new LinkedHashMap<>();
    nodes.forEach(
        node ->
            node.details()
                .keySet()
                .forEach(
                    title ->
                        details.put(title, all(nodes, n -> n.details().getOrDefault(title, "")))));
    return new MachineFacts(
        all(nodes, MachineFacts::name),
        nodes.stream().mapToInt(MachineFacts::cores).max().orElse(0),
        all(nodes, MachineFacts::cpu),
        all(nodes, MachineFacts::cgroupQuota),
        all(nodes, MachineFacts::governor),
        all(nodes, MachineFacts::system),
        all(nodes, MachineFacts::kernel),
        "",
        all(nodes, MachineFacts::memory),
        "",
        details);
  }

  private static String all(List<MachineFacts> nodes, Function<MachineFacts, String> fact) {
    return nodes.stream()
        .map(fact)
        .filter(known -> !known.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  /**
   * Writes the merged run as a results file with what belongs beside it, in place of an earlier
   * merge of the same plan.
   *
   * @throws ResultsFileException if the file has other runs
   */
  public void write(Path target) throws IOException, ResultsFileException {
    EnvironmentFile environment = EnvironmentFile.beside(target);
    boolean isMerge =
        environment.records().stream()
            .allMatch(run -> run.run().equals(plan.run()) && !run.attempts().isEmpty());
    boolean isNew = !Files.exists(target) && environment.runs().isEmpty();
    if (!isNew && (environment.runs().isEmpty() || !isMerge)) {
      throw new ResultsFileException(
          "%s must be a new file, or one that merge wrote of the same plan, but has other rows; give -o another file."
              .formatted(target));
    }
    // The record first: rows without one could not be told from those of somebody else.
    environment.write(record());
    beside.write(target);
    AtomicFile.write(target, file -> ResultsCsv.write(rows(), file));
  }
}
