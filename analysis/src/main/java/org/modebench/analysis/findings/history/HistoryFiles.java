package org.modebench.analysis.findings.history;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.findings.comparison.JmhRecording;
import org.modebench.analysis.findings.comparison.Recording;
import org.modebench.analysis.findings.comparison.RunRecording;
import org.modebench.analysis.results.FileKind;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.text.ForeignText;

/**
 * Reads the runs of files, those of one file apart from each other, in the order in which they
 * began. JMH's own JSON tells no time: such files keep the places that they are given at.
 */
public final class HistoryFiles {
  private final String metric;
  private final List<HistoryRun> runs = new ArrayList<>();

  /** In which file each run is, by its identifier and its start. */
  private final Map<String, Path> known = new HashMap<>();

  private HistoryFiles(String metric) {
    this.metric = metric;
  }

  /**
   * The runs in one metric.
   *
   * @throws ResultsFileException if a file is neither a results file nor JMH's JSON, or two files
   *     have the same run
   */
  public static List<HistoryRun> read(List<Path> files, String metric) throws ResultsFileException {
    HistoryFiles reading = new HistoryFiles(metric);
    for (Path file : files) {
      if (FileKind.isForJmhReader(file)) {
        reading.require("", file.toAbsolutePath().normalize().toString(), file);
        reading.runs.add(new HistoryRun(0, JmhRecording.read(file, metric), Optional.empty()));
      } else {
        reading.add(file, ResultsFile.read(file));
      }
    }
    return inOrder(reading.runs);
  }

  private void add(Path file, Results results) throws ResultsFileException {
    for (Map.Entry<String, List<Row>> run : results.byRun().entrySet()) {
      Optional<RunRecord> record = results.record(run.getKey());
      Instant started = started(run.getValue(), record);
      require(run.getKey(), started.toString(), file);
      Results ofRun = results.choosing(run.getValue());
      runs.add(
          new HistoryRun(
              0, RunRecording.of(file.toString(), ofRun, record, metric), Optional.of(started)));
    }
  }

  /** A run that counted twice would look like two that agree. */
  private void require(String run, String when, Path file) throws ResultsFileException {
    Optional<Path> before = Optional.ofNullable(known.put(run + " " + when, file));
    if (before.isPresent()) {
      throw new ResultsFileException(
          run.isEmpty()
              ? "%s is named twice, but each run counts once; give each file once.".formatted(file)
              : "Run %s is in %s and in %s, but each run counts once; give one of the files."
                  .formatted(ForeignText.printable(run), before.get(), file));
    }
  }

  /** By its record; without one, when its first fork began. */
  private static Instant started(List<Row> rows, Optional<RunRecord> record) {
    Instant first =
        rows.stream().map(Row::timestamp).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    try {
      return record.flatMap(RunRecord::started).map(Instant::parse).orElse(first);
    } catch (DateTimeException unreadable) {
      return first;
    }
  }

  /** Runs that tell when they began are sorted among the places that they have. */
  private static List<HistoryRun> inOrder(List<HistoryRun> given) {
    Iterator<HistoryRun> dated =
        given.stream()
            .filter(run -> run.started().isPresent())
            .sorted(Comparator.comparing(run -> run.started().orElseThrow()))
            .iterator();
    List<Recording> all = given.stream().map(HistoryRun::recording).toList();
    List<HistoryRun> ordered = new ArrayList<>();
    for (HistoryRun run : given) {
      HistoryRun next = run.started().isPresent() ? dated.next() : run;
      ordered.add(
          new HistoryRun(
              ordered.size() + 1,
              next.recording(),
              next.started(),
              Versions.of(next.recording(), all)));
    }
    return List.copyOf(ordered);
  }
}
