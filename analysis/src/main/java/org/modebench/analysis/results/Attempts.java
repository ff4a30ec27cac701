package org.modebench.analysis.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.analysis.results.record.RecordedCase;
import org.modebench.analysis.results.record.RunRecord;

/**
 * The attempts at the forks of a run, and which of them count.
 *
 * <p>A fork is written at once and closed by its last row: {@code wall} of its last iteration, or
 * FAILED. An attempt without that row was torn by a crash, and does not count. Of the others at one
 * fork the last VALID one counts; where none is VALID the last SUSPECT one, and after that the last
 * that FAILED.
 */
public final class Attempts {
  /** The metric of the row that closes a fork. */
  public static final String LAST_METRIC = Metrics.WALL.name();

  private final RowList rows;
  private final Map<ForkKey, List<Attempt>> byFork = new LinkedHashMap<>();

  /**
   * @param rows of one run, in file order
   * @param record of that run; where it does not know a case, every attempt at it is whole
   */
  public Attempts(RowList rows, RunRecord record) {
    this.rows = rows;
    Map<CaseKey, Integer> iterations = new HashMap<>();
    for (RecordedCase of : record.cases()) {
      iterations.put(record.key(of), of.settings().iterations());
    }
    ForkKey fork = new ForkKey(new CaseKey("", "", 0, 0, ""), 0);
    Instant start = Instant.MIN;
    Attempt attempt = new Attempt(start);
    int last = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (i == 0 || !rows.isSameFork(i - 1, i)) {
        Row row = rows.get(i);
        fork = new ForkKey(row.caseKey(), row.fork());
        attempt = attempt(fork, row.timestamp());
        last = iterations.getOrDefault(fork.of(), 0);
      }
      attempt.add(i, rows.status(i));
      attempt.whole |=
          last == 0
              || rows.status(i) == Status.FAILED
              || (rows.iteration(i) == last && rows.metric(i).equals(LAST_METRIC));
    }
  }

  private Attempt attempt(ForkKey fork, Instant start) {
    List<Attempt> attempts = byFork.computeIfAbsent(fork, f -> new ArrayList<>(1));
    for (Attempt known : attempts) {
      if (known.start.equals(start)) {
        return known;
      }
    }
    Attempt added = new Attempt(start);
    attempts.add(added);
    return added;
  }

  /** The rows of the attempts that count, in file order. */
  public RowList counting() {
    BitSet counting = new BitSet(rows.size());
    for (ForkKey fork : byFork.keySet()) {
      counted(fork).ifPresent(attempt -> attempt.blocks.forEach(b -> counting.set(b.from, b.to)));
    }
    return counting.cardinality() == rows.size() ? rows : rows.at(counting::get);
  }

  /** How many attempts were made, whole or not. */
  public int attempts() {
    return byFork.values().stream().mapToInt(Collection::size).sum();
  }

  /** The status of the attempt that counts; empty if the fork has none that is whole. */
  public Optional<Status> status(ForkKey fork) {
    return counted(fork).map(attempt -> attempt.status);
  }

  /** Whether an attempt was made at a fork, whole or not. */
  boolean has(ForkKey fork) {
    return byFork.containsKey(fork);
  }

  /** The forks at which attempts were made. */
  Set<ForkKey> forks() {
    return byFork.keySet();
  }

  /** What the rows of the attempt that counts come to; empty if the fork has none that is whole. */
  public Optional<ForkDigest> digest(ForkKey fork) {
    return counted(fork)
        .map(
            attempt ->
                attempt.blocks.stream()
                    .map(block -> ForkDigest.of(rows, block.from, block.to))
                    .reduce(new ForkDigest(0, 0), ForkDigest::plus));
  }

  /** How many iterations the attempt that counts has the time of. */
  int iterations(ForkKey fork) {
    BitSet iterations = new BitSet();
    counted(fork)
        .ifPresent(
            attempt ->
                attempt.blocks.forEach(
                    block -> {
                      for (int i = block.from; i < block.to; i++) {
                        if (rows.metric(i).equals(LAST_METRIC)) {
                          iterations.set(rows.iteration(i));
                        }
                      }
                    }));
    return iterations.cardinality();
  }

  /** How many forks were measured, at last or at first. */
  public int measured() {
    return (int)
        byFork.keySet().stream()
            .map(this::status)
            .filter(status -> status.isPresent() && status.get() != Status.FAILED)
            .count();
  }

  private Optional<Attempt> counted(ForkKey fork) {
    Attempt best = null;
    for (Attempt attempt : byFork.getOrDefault(fork, List.of())) {
      if (attempt.whole && (best == null || attempt.status.compareTo(best.status) <= 0)) {
        best = attempt;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Rows that stand together. */
  private record Block(int from, int to) {}

  /** The rows that one attempt left. */
  private static final class Attempt {
    private final Instant start;
    private final List<Block> blocks = new ArrayList<>(1);
    private Status status = Status.VALID;
    private boolean whole;

    Attempt(Instant start) {
      this.start = start;
    }

    void add(int row, Status ofRow) {
      int last = blocks.size() - 1;
      if (last >= 0 && blocks.get(last).to == row) {
        blocks.set(last, new Block(blocks.get(last).from, row + 1));
      } else {
        blocks.add(new Block(row, row + 1));
      }
      status = ofRow.compareTo(status) > 0 ? ofRow : status;
    }
  }
}
