package org.modebench.analysis.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a student says of the report.
 *
 * @param author empty for nobody
 * @param group empty for none
 * @param predictions of tasks, at most one of each
 * @param output the results file, where it is not the default
 */
public record LabSheet(
    Language language,
    String author,
    String group,
    List<Prediction> predictions,
    Optional<Path> output) {

  /** Copies the predictions. */
  public LabSheet {
    predictions = List.copyOf(predictions);
  }

  Optional<Prediction> prediction(int task) {
    return predictions.stream().filter(made -> made.task() == task).findFirst();
  }
}
