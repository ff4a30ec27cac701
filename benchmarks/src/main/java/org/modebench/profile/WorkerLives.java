package org.modebench.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.modebench.process.WorkerLife;

/**
 * The lives of the worker processes that ended while they were profiled: a line of numbers each.
 */
final class WorkerLives {
  private static final int NUMBERS = 7;

  private final Map<Long, WorkerLife> byPid = new HashMap<>();

  /** Writes lives for {@link #read}. */
  static void write(Path file, List<WorkerLife> lives) throws IOException {
    List<String> lines = new ArrayList<>();
    for (WorkerLife life : lives) {
      lines.add(
          LongStream.of(
                  life.pid(),
                  life.startedNanos(),
                  life.enteredNanos(),
                  life.begunNanos(),
                  life.workNanos(),
                  life.answeredNanos(),
                  life.exitedNanos())
              .mapToObj(Long::toString)
              .reduce((a, b) -> a + ' ' + b)
              .orElseThrow());
    }
    Files.write(file, lines);
  }

  /** Reads what was written; a file that is missing or broke off has fewer lives. */
  static WorkerLives read(Path file) throws IOException {
    WorkerLives lives = new WorkerLives();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        lives.add(line.split(" ", -1));
      }
    }
    return lives;
  }

  private void add(String... words) {
    if (words.length != NUMBERS) {
      return;
    }
    long[] n = new long[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      n[i] = Long.parseLong(words[i]);
    }
    byPid.put(n[0], new WorkerLife(n[0], n[1], n[2], n[3], n[4], n[5], n[6]));
  }

  /** The life of the process that left a recording; empty if it is not known. */
  Optional<WorkerLife> of(Path recording) {
    String name = recording.getFileName().toString();
    String pid = name.substring(name.indexOf('-') + 1, name.lastIndexOf('.'));
    return pid.matches("\\d{1,18}")
        ? Optional.ofNullable(byPid.get(Long.parseLong(pid)))
        : Optional.empty();
  }
}
