package org.modebench.analysis.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.modebench.analysis.findings.comparison.JmhRecording;
import org.modebench.analysis.findings.comparison.ParameterChoice;
import org.modebench.analysis.findings.comparison.RecordedCell;
import org.modebench.analysis.findings.comparison.Recording;
import org.modebench.analysis.findings.comparison.RunRecording;
import org.modebench.analysis.results.FileKind;
import org.modebench.analysis.results.Results;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.text.ForeignText;

/**
 * Where one side of a comparison is read from: a run of a results file, or a file of JMH's own.
 *
 * @param run identifier, newest, or comparable
 * @param option that names the run, for sentences
 * @param only the rows that count, by a parameter such as limit=100000; empty for all
 */
record RecordingSource(Path file, String run, String option, Optional<String> only) {
  /** Reads the side; {@code err} takes a sentence where the run was not the user's choice. */
  Recording read(String metric, PrintStream err) throws ResultsFileException, UnusableException {
    Recording recording = FileKind.isForJmhReader(file) ? ofJmh(metric) : ofRun(metric, err);
    if (recording.cells().values().stream().noneMatch(RecordedCell::isMeasured)) {
      throw new UnusableException(
          "%s measured no \"%s\"; choose with --metric one of %s."
              .formatted(
                  recording.title(),
                  ForeignText.printable(metric),
                  ForeignText.printable(String.join(", ", recording.metrics()))));
    }
    return recording;
  }

  private Recording ofJmh(String metric) throws ResultsFileException, UnusableException {
    if (!RunSelector.isUnnamed(run) || only.isPresent()) {
      throw new UnusableException(
          "%s is JMH's own JSON, which has no runs or rows to choose from; omit the choice."
              .formatted(file));
    }
    return JmhRecording.read(file, metric);
  }

  private Recording ofRun(String metric, PrintStream err)
      throws ResultsFileException, UnusableException {
    Results results = new RunSelector(file, option, err).of(ResultsFile.read(file), run);
    String identifier = results.runs().get(0);
    if (only.isPresent()) {
      results = new ParameterChoice(only.get()).of(results);
      if (results.rows().isEmpty()) {
        throw new UnusableException(
            "%s, run %s has no row with the parameter %s; write it as in the params column."
                .formatted(file, identifier, only.get()));
      }
    }
    return RunRecording.of(file.toString(), results, results.record(identifier), metric);
  }
}
