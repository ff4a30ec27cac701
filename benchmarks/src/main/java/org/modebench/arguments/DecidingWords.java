package org.modebench.arguments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.modebench.analysis.command.DefaultResults;
import org.modebench.analysis.results.record.RecordedWorkload;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.statistics.Looks;
import org.modebench.plan.BenchmarkMethod;

/**
 * The command that decides what a run left open: it measures the same cases, and goes on until that
 * is decided.
 *
 * @param words of the run that say what is measured, and how
 * @param expressions those of them that choose benchmarks
 */
public record DecidingWords(List<String> words, List<String> expressions) {
  private static final String PARAMETER = "-p";

  /** Others say how many forks there are, in which order, what else is drawn, and where. */
  private static final Set<String> LEFT_OUT =
      Set.of("--resume", "--until-decided", "--plan", "--profile", "--profile-jfr");

  private static final Set<String> LEFT_OUT_WITH_VALUE =
      Set.of(
          "-f",
          "-o",
          "-v",
          "-rf",
          "-rff",
          "--budget",
          "--output",
          "--plan-file",
          "--profile-diff",
          "--profile-events",
          "--profile-only",
          "--seed",
          "--shard");

  static DecidingWords of(List<String> all, List<String> expressions) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String word = all.get(i);
      if (LEFT_OUT_WITH_VALUE.contains(word)) {
        i++;
      } else if (!LEFT_OUT.contains(word) && !isLeftOutWithValue(word)) {
        words.add(word);
      }
    }
    return new DecidingWords(List.copyOf(words), List.copyOf(expressions));
  }

  /** Those of a command line, without secrets. */
  public static DecidingWords of(Arguments arguments) {
    return of(arguments.recordableWords(), arguments.jmh().getIncludes());
  }

  private static boolean isLeftOutWithValue(String word) {
    return word.startsWith("--")
        && (word.startsWith("--profile=")
            || word.startsWith("--plan=")
            || LEFT_OUT_WITH_VALUE.contains(word.replaceFirst("=.*", "")));
  }

  /**
   * The words of the command.
   *
   * @param moreForks how many more forks of each case it would probably take, by benchmark
   * @param record of the run
   * @param output its results file
   */
  public List<String> command(Map<String, Integer> moreForks, RunRecord record, Path output) {
    List<String> command = new ArrayList<>(List.of("java", "-jar", "benchmarks.jar"));
    command.addAll(choice(moreForks.keySet(), record.workloads()));
    command.add("--until-decided");
    long forks =
        record.rounds().orElse(0)
            + moreForks.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (forks > Looks.CAP) {
      command.addAll(List.of("-f", Long.toString(forks)));
    }
    if (!output.equals(DefaultResults.FILE)) {
      command.addAll(List.of("--output", output.toString()));
    }
    return command;
  }

  /** Names the benchmarks that are open, unless the same words would then choose other cases. */
  private List<String> choice(Set<String> open, List<RecordedWorkload> workloads) {
    List<RecordedWorkload> ofOpen =
        workloads.stream().filter(w -> open.contains(w.name())).toList();
    if (ofOpen.size() == workloads.size() || !namesCases()) {
      return words;
    }
    Set<String> useless = new TreeSet<>(parameters(workloads));
    useless.removeAll(parameters(ofOpen));
    List<String> others = new ArrayList<>(words);
    expressions.forEach(others::remove);
    List<String> choice = new ArrayList<>(open);
    for (int i = 0; i < others.size(); i++) {
      boolean isOfOthers =
          others.get(i).equals(PARAMETER)
              && i + 1 < others.size()
              && useless.contains(others.get(i + 1).replaceFirst("=.*", ""));
      if (isOfOthers) {
        i++;
      } else {
        choice.add(others.get(i));
      }
    }
    return choice;
  }

  /** Without a name a run has a choice of its own; an experiment is of some benchmarks alone. */
  private boolean namesCases() {
    return !expressions.isEmpty()
        && words.stream()
            .noneMatch(
                word ->
                    word.startsWith("--sweep")
                        || word.startsWith(BenchmarkMethod.EXPERIMENT + "="));
  }

  private static Set<String> parameters(Collection<RecordedWorkload> workloads) {
    Set<String> names = new TreeSet<>();
    for (RecordedWorkload workload : workloads) {
      names.add(workload.axis());
      names.addAll(
          workload.parameters().stream()
              .map(RecordedWorkload.Parameter::name)
              .collect(Collectors.toSet()));
    }
    return names;
  }
}
