package org.modebench.analysis.prose;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.findings.comparison.CellName;
import org.modebench.analysis.findings.comparison.Recording;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.findings.history.Course;
import org.modebench.analysis.findings.history.History;
import org.modebench.analysis.findings.history.History.CellChange;
import org.modebench.analysis.findings.history.HistoryRun;
import org.modebench.analysis.findings.history.Level;
import org.modebench.analysis.findings.history.LevelChange;
import org.modebench.analysis.statistics.ChangePoints;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.ForeignText;

/** Says how the cells of many runs went. */
public final class HistoryWords {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final History history;

  public HistoryWords(History history) {
    this.history = history;
  }

  /** When a run began, in UTC to the minute; empty if that is not known. */
  public static String started(HistoryRun run) {
    return run.started().map(MINUTE::format).orElse("");
  }

  /** Such as {@code run 7 (1a2b3c4)}. */
  public static String name(HistoryRun run) {
    return "run %s (%s)".formatted(run.number(), ForeignText.printable(run.version()));
  }

  /** What a course is called beside others of its group. */
  public String name(Course course) {
    return cell(course.name()) + machine(course);
  }

  /** What a cell is called beside others of its group. */
  public static String cell(CellName name) {
    return ForeignText.printable((name.sectionInWords() + " " + name.item()).strip());
  }

  private String inWords(Course course) {
    return ForeignText.printable(course.name().inWords()) + machine(course);
  }

  private String machine(Course course) {
    return history.machines() == 1 ? "" : ", " + machine(course.machine());
  }

  /** What a machine is called, by its number from 0. */
  public static String machine(int number) {
    return "machine " + (number + 1);
  }

  /** How many runs there are, from when to when, and on how many machines. */
  public String runs() {
    List<Instant> known = history.runs().stream().flatMap(run -> run.started().stream()).toList();
    String when =
        known.isEmpty()
            ? ""
            : ", begun from %s to %s UTC"
                .formatted(MINUTE.format(known.get(0)), MINUTE.format(known.get(known.size() - 1)));
    return "%s%s, of %s%s."
        .formatted(
            Count.of(history.runs().size(), "run"),
            when,
            Count.of(history.courses().stream().map(Course::name).distinct().count(), "cell"),
            history.machines() == 1
                ? ""
                : ", on %s machines, whose runs are not compared".formatted(history.machines()));
  }

  /** What changed with the newest run. */
  public String newest() {
    HistoryRun newest = history.runs().get(history.runs().size() - 1);
    Optional<RunComparison> step = history.step(newest);
    return step.map(s -> new StepWords(s, name(history.run(s.old()))).text())
        .orElse(
            "No earlier run has a cell and its machine in common with %s.".formatted(name(newest)));
  }

  /** Where levels changed: a sentence for each run at which one did, else why there is none. */
  public List<String> changes() {
    List<String> sentences = new ArrayList<>();
    history
        .changes()
        .forEach((run, changes) -> sentences.add(at(history.runs().get(run), changes)));
    int longest = history.longest();
    if (longest < ChangePoints.FEWEST_VALUES) {
      sentences.add(
          "No change of level is claimed, since that takes %s runs of a cell, and the most that any has is %s."
              .formatted(ChangePoints.FEWEST_VALUES, longest));
    } else {
      if (sentences.isEmpty()) {
        sentences.add("No cell is shown to have changed its level.");
      }
      sentences.add(
          "With %s runs of a cell, a change can be shown where at least %s of them are on either side."
              .formatted(
                  longest, ChangePoints.fewestOnEitherSide(longest, history.criteria().level())));
    }
    return List.copyOf(sentences);
  }

  private String at(HistoryRun run, List<CellChange> changes) {
    String differences =
        history.step(run).map(step -> new CircumstanceWords(step).differences()).orElse("");
    return "With %s, %s %s: %s.%s"
        .formatted(
            name(run),
            Count.of(changes.size(), "cell"),
            changes.size() == 1 ? "changes its level" : "change their level",
            StepWords.listed(
                changes.stream()
                    .map(change -> inWords(change.course()) + ", " + change(change))
                    .toList()),
            differences.isEmpty() ? "" : " What is on record differs: " + differences + ".");
  }

  private String change(CellChange found) {
    LevelChange change = found.change();
    return "%s (%s times that of %s)"
        .formatted(
            direction(found.course(), change),
            DifferenceWords.ratio(change.ratio()),
            runs(change.old()));
  }

  /** Such as {@code slower}. */
  public String direction(Course course, LevelChange change) {
    return new DifferenceWords(course.metric(), history.criteria())
        .direction(change.verdict(), change.ratio());
  }

  private static String runs(Level level) {
    return level.first() == level.last()
        ? "run " + (level.first() + 1)
        : "runs %s to %s".formatted(level.first() + 1, level.last() + 1);
  }

  /** The changes of one cell, such as under its plot; empty if there is none. */
  public String changes(Course course) {
    List<String> parts = new ArrayList<>();
    for (LevelChange change : course.changes()) {
      parts.add(
          "%s on %s"
              .formatted(
                  name(history.runs().get(change.now().first())),
                  change(new CellChange(course, change))));
    }
    return parts.isEmpty() ? "" : "From " + String.join("; from ", parts) + ".";
  }

  /** What the readers of the runs want the user to know: once, where it is alike for several. */
  public List<String> notes() {
    Map<String, String> first = new LinkedHashMap<>();
    Map<String, Integer> times = new LinkedHashMap<>();
    for (HistoryRun run : history.runs()) {
      for (String note : run.recording().notes()) {
        String kind = withoutName(note, run.recording());
        first.putIfAbsent(kind, note);
        times.merge(kind, 1, Integer::sum);
      }
    }
    List<String> notes = new ArrayList<>();
    first.forEach(
        (kind, note) -> {
          int others = times.getOrDefault(kind, 1) - 1;
          notes.add(
              others == 0
                  ? note
                  : note + " The same holds for %s.".formatted(Count.of(others, "other run")));
        });
    return List.copyOf(notes);
  }

  private static String withoutName(String note, Recording recording) {
    String withoutFile = note.replace(recording.source(), "");
    return recording.run().isEmpty() ? withoutFile : withoutFile.replace(recording.run(), "");
  }
}
