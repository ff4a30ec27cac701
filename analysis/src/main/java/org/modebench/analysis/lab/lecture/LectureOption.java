package org.modebench.analysis.lab.lecture;

import java.util.List;
import java.util.Optional;
import org.modebench.analysis.lab.LabOptions;
import picocli.CommandLine.Option;

/** The choice of a lecture instead of the lab's tasks. */
public final class LectureOption {
  @Option(
      names = "--lecture",
      paramLabel = "web|sync|threads",
      description =
          "The subjects of that lecture in its order instead of the nine tasks: on the asynchronous"
              + " web, on synchronous applications, or on threads.")
  private Optional<String> name = Optional.empty();

  /** Whether it was given. */
  public boolean given() {
    return name.isPresent();
  }

  /** Why it cannot be used, or not with these, as a sentence; empty if it can. */
  public Optional<String> problem(LabOptions options) {
    try {
      if (lecture().isPresent() && options.predicts()) {
        return Optional.of(
            "--predict is for the tasks of the lab, and --lecture has none; omit one of them.");
      }
      return options.problem();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The option as a command line has it; none where it was not given. */
  public List<String> words() {
    return name.map(lecture -> "--lecture=" + lecture).stream().toList();
  }

  /**
   * The lecture, where one was chosen.
   *
   * @throws IllegalArgumentException if there is no such lecture, with a sentence for the user
   */
  public Optional<Lecture> lecture() {
    return name.map(Lecture::named);
  }
}
