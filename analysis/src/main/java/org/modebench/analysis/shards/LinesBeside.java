package org.modebench.analysis.shards;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.ForkKey;
import org.modebench.analysis.results.ForkLines;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.SideFiles;
import org.modebench.analysis.results.record.CaseKey;

/**
 * What stands beside the rows of attempts, such as the courses of forks: of each fork that counts
 * the lines of the attempt that counts, a line that is there twice once.
 */
final class LinesBeside {
  private static final String TABLE = ".csv";

  private final String run;
  private final Map<ForkKey, Path> attempts;
  private final Map<String, Lines> kinds = new TreeMap<>();
  private final Set<String> remarks = new LinkedHashSet<>();

  /** The lines of one kind, by fork. */
  private static final class Lines {
    final String header;
    final Map<ForkKey, Set<String>> byFork = new HashMap<>();

    Lines(String header) {
      this.header = header;
    }

    List<String> inOrder(Collection<ForkKey> forks) {
      List<String> all = new ArrayList<>(List.of(header));
      forks.forEach(fork -> all.addAll(byFork.getOrDefault(fork, Set.of())));
      return all.size() == 1 ? List.of() : all;
    }
  }

  private LinesBeside(String run, Map<ForkKey, Path> attempts) {
    this.run = run;
    this.attempts = attempts;
  }

  /**
   * Reads what is beside the files of attempts.
   *
   * @param attempts the file of the attempt that counts, by fork, in the order of the plan
   * @throws ResultsFileException if a file that is there cannot be read
   */
  static LinesBeside of(String run, Map<ForkKey, Path> attempts) throws ResultsFileException {
    LinesBeside beside = new LinesBeside(run, attempts);
    Set<Path> files = new LinkedHashSet<>(attempts.values());
    for (Path file : files) {
      try {
        for (String kind : new SideFiles(file).kinds(run)) {
          if (kind.endsWith(TABLE)) {
            beside.read(file, kind);
          }
        }
      } catch (IOException e) {
        throw new ResultsFileException(
            "What stands beside %s cannot be read (%s); restore it, or remove it."
                .formatted(file, AtomicFile.why(e)),
            e);
      }
    }
    files.forEach(beside::remarkMissing);
    return beside;
  }

  private void read(Path file, String kind) throws IOException {
    ForkLines.read(file, run, kind).ifPresent(read -> add(file, kind, read));
  }

  private void add(Path file, String kind, ForkLines read) {
    Lines lines = kinds.computeIfAbsent(kind, k -> new Lines(read.header()));
    for (ForkLines.Line line : read.lines()) {
      if (file.equals(attempts.get(line.fork()))) {
        lines.byFork.computeIfAbsent(line.fork(), f -> new LinkedHashSet<>()).add(line.text());
      }
    }
    remarks.addAll(ForkLines.leftOut(new SideFiles(file).file(run, kind), read.unreadable()));
  }

  /** An attempt that has nothing of a kind, of cases of which others have. */
  private void remarkMissing(Path file) {
    kinds.forEach(
        (kind, lines) -> {
          Set<CaseKey> cases = new HashSet<>();
          lines.byFork.keySet().forEach(fork -> cases.add(fork.of()));
          List<ForkKey> own =
              attempts.keySet().stream()
                  .filter(fork -> file.equals(attempts.get(fork)) && cases.contains(fork.of()))
                  .toList();
          if (!own.isEmpty() && own.stream().noneMatch(lines.byFork::containsKey)) {
            remarks.add(
                "%s has no %s beside it, as other attempts have; the merged one is without its forks."
                    .formatted(file, kind));
          }
        });
  }

  /** What is missing, as sentences. */
  Set<String> remarks() {
    return remarks;
  }

  /** Writes the lines beside merged rows, in place of those of an earlier merge. */
  void write(Path target) throws IOException {
    SideFiles files = new SideFiles(target);
    for (String kind : files.kinds(run)) {
      if (!kinds.containsKey(kind)
          && kind.endsWith(TABLE)
          && ForkLines.read(target, run, kind).isPresent()) {
        files.write(run, kind, List.of());
      }
    }
    for (Map.Entry<String, Lines> kind : kinds.entrySet()) {
      files.write(run, kind.getKey(), kind.getValue().inOrder(attempts.keySet()));
    }
  }
}
