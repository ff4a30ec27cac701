package org.modebench.analysis.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.command.DefaultResults;
import picocli.CommandLine.Option;

/** What a student says of the report of the lab. */
public final class LabOptions {
  @Option(
      names = "--author",
      paramLabel = "NAME",
      description = "Who did the lab, for the title page.")
  private String author = "";

  @Option(names = "--group", paramLabel = "NAME", description = "The author's group.")
  private String group = "";

  @Option(
      names = "--lang",
      paramLabel = "en|ru",
      description = "The language of the lab's report (default: en).")
  private String language = Language.EN.tag();

  @Option(
      names = "--predict",
      paramLabel = "TASK=Nx",
      description = {
        "Your prediction of task 2, 3, 5 or 6, such as 2=10x: how many times as fast it is as the"
            + " same calls one after another; the report marks it. May be given once for each task."
      })
  private List<String> predictions = new ArrayList<>();

  /** Whether any of them was given. */
  public boolean given() {
    return !words().isEmpty();
  }

  /** Whether something is predicted. */
  public boolean predicts() {
    return !predictions.isEmpty();
  }

  /** The options as a command line has them; those that say nothing are not among them. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    if (!author.isEmpty()) {
      words.add("--author=" + author);
    }
    if (!group.isEmpty()) {
      words.add("--group=" + group);
    }
    if (!language.equals(Language.EN.tag())) {
      words.add("--lang=" + language);
    }
    predictions.forEach(made -> words.add("--predict=" + made));
    return words;
  }

  /** Why they cannot be used, as a sentence; empty if they can. */
  public Optional<String> problem() {
    try {
      sheet(DefaultResults.FILE);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * What they say.
   *
   * @param results the results file
   * @throws IllegalArgumentException if one of them cannot be used, with a sentence for the user
   */
  public LabSheet sheet(Path results) {
    List<Prediction> made = new ArrayList<>();
    for (String text : predictions) {
      Prediction next = Prediction.parse(text);
      if (made.stream().anyMatch(before -> before.task() == next.task())) {
        throw new IllegalArgumentException(
            "--predict may be given once for each task, but task %s has two predictions; omit one."
                .formatted(next.task()));
      }
      made.add(next);
    }
    return new LabSheet(
        Language.named(language),
        author,
        group,
        made,
        results.equals(DefaultResults.FILE) ? Optional.empty() : Optional.of(results));
  }
}
