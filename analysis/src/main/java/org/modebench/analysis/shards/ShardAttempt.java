package org.modebench.analysis.shards;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.modebench.analysis.results.Attempts;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.RowList;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.shards.Division.Unit;

/**
 * What one attempt at a shard measured.
 *
 * <p>Rows that are in its file twice count once. A fork whose rows are not those that the attempt
 * recorded is not whole, and neither is its round.
 */
public final class ShardAttempt {
  private final Path file;
  private final RunRecord record;
  private final RowList rows;
  private final List<String> remarks;
  private final Attempts attempts;
  private final Map<ForkKey, List<Row>> byFork;
  private final Set<ForkKey> damaged;

  private ShardAttempt(Path file, RunRecord record, Results read) {
    this.file = file;
    this.record = record;
    this.remarks = new ArrayList<>(read.warnings());
    Set<ForkKey> contradicted = new HashSet<>();
    this.rows = once(read.rows(), contradicted);
    if (rows.size() < read.rows().size()) {
      remarks.add(
          "%s has %s rows twice, which count once."
              .formatted(file, read.rows().size() - rows.size()));
    }
    RowList joined = ResultsFile.joined(rows, record).rows();
    this.attempts = new Attempts(joined, record);
    this.byFork = new HashMap<>();
    joined
        .groupBy(row -> new ForkKey(row.caseKey(), row.fork()))
        .forEach((fork, ofFork) -> byFork.put(fork, ofFork));
    this.damaged = damaged(contradicted);
  }

  /**
   * Reads the file of an attempt and the record beside it.
   *
   * @return empty if it has no row, as of an attempt that was killed before its first fork ended
   */
  public static Optional<ShardAttempt> read(Path file) throws ResultsFileException {
    List<RunRecord> records = EnvironmentFile.beside(file).records();
    Results read;
    try {
      read = ResultsFile.readRows(file);
    } catch (ResultsFileException e) {
      if (file.toFile().length() == 0) {
        return Optional.empty();
      }
      throw e;
    }
    if (read.rows().isEmpty()) {
      return Optional.empty();
    }
    if (records.size() != 1) {
      throw new ResultsFileException(
          "%s must have the record of one run beside it, in %s, but that has %s; restore what the attempt wrote, or remove both files."
              .formatted(file, EnvironmentFile.besideOf(file).getFileName(), records.size()));
    }
    return Optional.of(new ShardAttempt(file, records.get(0), read));
  }

  private record RowKey(ForkKey fork, Object start, int iteration, String metric) {}

  /** Each row once; of rows that contradict each other none is to be believed. */
  private static RowList once(RowList all, Set<ForkKey> contradicted) {
    Map<RowKey, Row> known = new HashMap<>();
    RowList.Builder once = new RowList.Builder();
    for (Row row : all) {
      ForkKey fork = new ForkKey(row.caseKey(), row.fork());
      Row before =
          known.putIfAbsent(new RowKey(fork, row.timestamp(), row.iteration(), row.metric()), row);
      if (before == null) {
        once.add(row);
      } else if (!before.equals(row)) {
        contradicted.add(fork);
      }
    }
    return once.build();
  }

  /** Forks whose rows are not those on record, as far as the record of a whole attempt tells. */
  private Set<ForkKey> damaged(Set<ForkKey> contradicted) {
    Set<ForkKey> changed = new HashSet<>(contradicted);
    Attempts raw = new Attempts(rows, record);
    Division division = new Division(record, 1);
    List<String> digests = record.digests();
    for (Unit round : division.units()) {
      String[] ofRound =
          round.round() <= digests.size()
              ? digests.get(round.round() - 1).split(" ", -1)
              : new String[0];
      List<ForkKey> forks = division.forks(round);
      for (int i = 0; i < forks.size() && ofRound.length == forks.size(); i++) {
        String now = raw.digest(forks.get(i)).map(Object::toString).orElse(RunRecord.NOT_RUN);
        if (!now.equals(ofRound[i])) {
          changed.add(forks.get(i));
        }
      }
    }
    return changed;
  }

  /** Its file. */
  public Path file() {
    return file;
  }

  /** What is on record of it. */
  public RunRecord record() {
    return record;
  }

  /** Every row, as the file has it, once. */
  RowList rows() {
    return rows;
  }

  /** What its reader should know, as sentences. */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** The rows of a fork that count, with what was learnt of them. */
  List<Row> rows(ForkKey fork) {
    return byFork.getOrDefault(fork, List.of());
  }

  /** How many of some forks are whole. */
  int whole(List<ForkKey> forks) {
    return (int) forks.stream().filter(fork -> status(fork).isPresent()).count();
  }

  /**
   * The worst status of some forks of a round; empty if one of them is not whole. A case that
   * failed is not run again in later rounds, which have failed, too.
   */
  public Optional<Status> status(List<ForkKey> round) {
    Status worst = Status.VALID;
    for (ForkKey fork : round) {
      Optional<Status> status = status(fork);
      if (status.isEmpty() && (attempts.digest(fork).isPresent() || !failedBefore(fork))) {
        return Optional.empty();
      }
      Status known = status.orElse(Status.FAILED);
      worst = known.compareTo(worst) > 0 ? known : worst;
    }
    return Optional.of(worst);
  }

  private Optional<Status> status(ForkKey fork) {
    return damaged.contains(fork) ? Optional.empty() : attempts.status(fork);
  }

  private boolean failedBefore(ForkKey fork) {
    for (int round = 1; round < fork.number(); round++) {
      if (status(new ForkKey(fork.of(), round)).equals(Optional.of(Status.FAILED))) {
        return true;
      }
    }
    return false;
  }
}
