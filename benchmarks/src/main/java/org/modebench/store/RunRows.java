package org.modebench.store;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.modebench.analysis.results.ResultsCsv;
import org.modebench.analysis.results.Status;
import org.modebench.plan.Case;

/**
 * The lines of one run in a results file: which forks are whole, and which lines belong to none.
 *
 * <p>A fork is written at once and closed by its last row: {@code wall} of its last iteration, or
 * FAILED. A fork without that row was torn by a crash.
 */
public final class RunRows {
  public static final String WALL = "wall";

  private static final List<String> COLUMNS = List.of(ResultsCsv.HEADER.split(","));

  private final Map<Fork, String> whole = new HashMap<>();
  private final Set<String> torn = new HashSet<>();

  /** One fork of one case. */
  public record Fork(Case.Key of, int number) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /**
   * @param lines of a results file, each with its end; the last may have none
   */
  public RunRows(String run, List<Case> cases, List<String> lines) {
    Map<Case.Key, Integer> iterations = new HashMap<>();
    cases.forEach(c -> iterations.put(c.key(), c.settings().iterations()));
    Map<Fork, List<String>> open = new HashMap<>();
    for (String line : lines) {
      if (!line.startsWith(run + ",")) {
        continue;
      }
      Optional<CSVRecord> record = line.endsWith("\n") ? parse(line) : Optional.empty();
      if (record.isEmpty()) {
        torn.add(line);
        continue;
      }
      Fork fork = fork(record.get());
      List<String> block = open.computeIfAbsent(fork, f -> new ArrayList<>());
      block.add(line);
      String status = field(record.get(), "status");
      if (closes(record.get(), iterations.getOrDefault(fork.of(), 0))) {
        whole.put(fork, status);
        open.remove(fork);
      }
    }
    open.values().forEach(torn::addAll);
  }

  private static boolean closes(CSVRecord row, int iterations) {
    boolean primary = field(row, "metric").equals(WALL);
    boolean last = field(row, "iteration").equals(Integer.toString(iterations));
    return field(row, "status").equals(Status.FAILED.name()) || (primary && last);
  }

  private static Fork fork(CSVRecord row) {
    return new Fork(key(row), Integer.parseInt(field(row, "fork")));
  }

  public static Case.Key key(CSVRecord row) {
    return new Case.Key(
        field(row, "benchmark"),
        field(row, "mode"),
        Integer.parseInt(field(row, "workers")),
        Integer.parseInt(field(row, "calls")),
        field(row, "params"));
  }

  public static Optional<CSVRecord> parse(String line) {
    try (CSVParser csv = CSVParser.parse(line, CSVFormat.RFC4180)) {
      List<CSVRecord> records = csv.getRecords();
      return records.size() == 1 && records.get(0).size() == COLUMNS.size()
          ? Optional.of(records.get(0))
          : Optional.empty();
    } catch (IOException | UncheckedIOException torn) {
      return Optional.empty();
    }
  }

  public static String field(CSVRecord row, String column) {
    return row.get(column(column));
  }

  public static int column(String name) {
    return COLUMNS.indexOf(name);
  }

  public boolean has(Case of, int fork) {
    return whole.containsKey(new Fork(of.key(), fork));
  }

  public boolean failed(Case of) {
    return whole.entrySet().stream()
        .anyMatch(
            e -> e.getKey().of().equals(of.key()) && e.getValue().equals(Status.FAILED.name()));
  }

  public int forks() {
    return whole.size();
  }

  /** The lines that belong to no whole fork. */
  public Set<String> torn() {
    return torn;
  }
}
