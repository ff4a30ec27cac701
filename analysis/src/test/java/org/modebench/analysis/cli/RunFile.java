package org.modebench.analysis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.modebench.analysis.results.ResultsCsv;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;

/** A run for tests, written as the runner writes it. */
final class RunFile {
  private final String run;
  private final List<Row> rows = new ArrayList<>();
  private List<String> hosts = List.of("box");
  private String jdk = "17.0.15";
  private String params = "limit=1000";
  private String start = "2026-11-01T12:00:00Z";

  RunFile(String run) {
    this.run = run;
  }

  RunFile host(String next) {
    return hosts(next);
  }

  /** Those that measure the forks, in turn. */
  RunFile hosts(String... next) {
    hosts = List.of(next);
    return this;
  }

  RunFile jdk(String next) {
    jdk = next;
    return this;
  }

  RunFile params(String next) {
    params = next;
    return this;
  }

  RunFile start(String next) {
    start = next;
    return this;
  }

  /** A cell of CpuBound with these fork means, in seconds. */
  RunFile cell(String mode, int workers, double... forkMeans) {
    return cell("wall", "s", Status.VALID, "", mode, workers, forkMeans);
  }

  RunFile suspect(String mode, int workers, double... forkMeans) {
    return cell("wall", "s", Status.SUSPECT, "The mock was slow.", mode, workers, forkMeans);
  }

  RunFile failed(String mode, int workers) {
    return cell("wall", "s", Status.FAILED, "It broke.", mode, workers, Double.NaN);
  }

  RunFile cell(
      String metric,
      String unit,
      Status status,
      String reason,
      String mode,
      int workers,
      double... forkMeans) {
    for (int fork = 1; fork <= forkMeans.length; fork++) {
      rows.add(
          new Row(
              run,
              Instant.parse(start),
              "CpuBound",
              mode,
              workers,
              10,
              params,
              fork,
              status == Status.FAILED ? 0 : 1,
              metric,
              forkMeans[fork - 1],
              unit,
              status,
              reason,
              hosts.get((fork - 1) % hosts.size()),
              2,
              jdk,
              "abc123"));
    }
    return this;
  }

  /** Appends the rows to a results file. */
  Path appendTo(Path file) {
    StringBuilder text = new StringBuilder();
    try {
      if (!Files.exists(file)) {
        text.append(ResultsCsv.HEADER).append('\n');
      }
      rows.forEach(row -> text.append(ResultsCsv.format(row)));
      return Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
