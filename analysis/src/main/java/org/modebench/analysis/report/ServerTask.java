package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Experiment;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.prose.Caveats;
import org.modebench.analysis.prose.StudyWords;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.statistics.Verdict;
import org.modebench.analysis.table.Figures;

/**
 * One of the last three tasks of the lab: servers by concurrency or by wait.
 *
 * @param parameter of the study
 * @param servers that the task is about, the one to compare with first
 * @param why what explains the outcome that the lab expects, said when it came
 */
record ServerTask(int number, String title, Parameter parameter, List<String> servers, String why) {
  static final List<ServerTask> ALL =
      List.of(
          new ServerTask(
              7,
              "A synchronous and an asynchronous server, by concurrency",
              Parameters.CONCURRENCY,
              List.of(Servers.SYNC_WORKER, Servers.EVENT_LOOP),
              "The synchronous worker serves one connection at a time and the others queue; the"
                  + " event loop lets all waits overlap."),
          new ServerTask(
              8,
              "The same by wait, at 10 connections",
              Parameters.LATENCY_MILLIS,
              List.of(Servers.SYNC_WORKER, Servers.EVENT_LOOP),
              "The longer the wait, the longer the queue of the synchronous worker; the event loop"
                  + " waits for all at once."),
          new ServerTask(
              9,
              "The asynchronous server with a blocking wait inside",
              Parameters.CONCURRENCY,
              List.of(Servers.EVENT_LOOP_BLOCKED, Servers.EVENT_LOOP, Servers.SYNC_WORKER),
              "A call that blocks holds the one thread of the loop, so that the server answers one"
                  + " request at a time, as a synchronous worker does."));

  Section section(List<ParameterStudy> studies, Slug slugs) {
    String heading = number + ". " + title;
    Optional<ParameterStudy> measured =
        studies.stream()
            .filter(study -> study.parameter().equals(parameter))
            .filter(study -> places(study).size() > 1)
            .max(Comparator.comparingInt(study -> study.contests().size()));
    if (measured.isEmpty()) {
      return new Section(
          "task-" + number,
          heading,
          List.of(
              "Not measured; measure it with: java -jar benchmarks/target/benchmarks.jar %s -p experiment=%s."
                  .formatted(Workloads.SERVER.name(), experiment().name())),
          List.of(),
          List.of(),
          List.of());
    }
    ParameterStudy study = only(measured.get());
    return new Section(
        "task-" + number,
        heading,
        conclusions(study),
        plots(study, slugs),
        List.of(CellTables.ofServers(title, study, servers)),
        List.of());
  }

  /** The experiment that measures the first of its servers over its parameter. */
  private Experiment experiment() {
    return Workloads.SERVER.experiments().stream()
        .filter(each -> each.values().containsKey(parameter.name()))
        .filter(
            each ->
                each.values().getOrDefault(Servers.AXIS.name(), List.of()).contains(servers.get(0)))
        .findFirst()
        .orElseThrow();
  }

  private List<CellKey> places(ParameterStudy study) {
    return servers.stream()
        .flatMap(server -> study.places().stream().filter(p -> p.mode().equals(server)).limit(1))
        .toList();
  }

  /** The study with the task's servers alone. */
  private ParameterStudy only(ParameterStudy study) {
    SortedMap<Double, ModeRanking> contests = new TreeMap<>();
    study
        .contests()
        .forEach(
            (value, contest) -> {
              SortedMap<CellKey, Cell> cells = new TreeMap<>(contest.cells());
              cells.keySet().removeIf(place -> !servers.contains(place.mode()));
              if (!cells.isEmpty()) {
                contests.put(value, ModeRanking.of(contest.workload(), cells));
              }
            });
    return new ParameterStudy(study.parameter(), study.rest(), contests);
  }

  private List<Plot> plots(ParameterStudy study, Slug slugs) {
    StudyPlots plots = new StudyPlots(study, slugs);
    return List.of(plots.timePerRequest(), plots.throughput()).stream()
        .filter(plot -> !plot.isEmpty())
        .toList();
  }

  /** The other server against the first, at every value, as one family of tests. */
  private List<String> conclusions(ParameterStudy study) {
    List<Pair<String>> pairs = new ArrayList<>();
    study
        .contests()
        .forEach(
            (value, contest) -> add(pairs, StudyWords.at(study, value), contest, servers.get(1)));
    if (servers.size() > 2) {
      double greatest = study.contests().lastKey();
      add(pairs, StudyWords.at(study, greatest), study.last(), servers.get(2));
    }
    List<String> sentences = new ArrayList<>();
    sentences.add("Measured: " + StudyWords.subject(study) + ".");
    boolean expected = !pairs.isEmpty();
    for (Difference<String> difference : Judgement.of(pairs, Criteria.STANDARD)) {
      expected &=
          !difference.second().equals(servers.get(1)) || difference.verdict() == Verdict.SLOWER;
      sentences.add(sentence(difference));
    }
    if (expected) {
      sentences.add(why);
    }
    return sentences;
  }

  private void add(List<Pair<String>> pairs, String at, ModeRanking contest, String other) {
    Optional<LogSample> first = sample(contest, servers.get(0));
    Optional<LogSample> second = sample(contest, other);
    if (first.isPresent() && second.isPresent()) {
      pairs.add(new Pair<>(at, other, first.get(), second.get()));
    }
  }

  private String sentence(Difference<String> difference) {
    String other = difference.second();
    String ratio = Figures.ratio(difference.ratio());
    String relation =
        switch (difference.verdict()) {
          case SLOWER, FASTER, DIFFERENT -> "%s times the time of %s.".formatted(ratio, other);
          case SAME -> "%s times the time of %s: the same, within 2 %%.".formatted(ratio, other);
          case UNDECIDED ->
              "%s times the time of %s, which is not shown to be a difference: %s."
                  .formatted(ratio, other, Caveats.wouldDecide(difference));
        };
    return "At " + difference.first() + ", " + servers.get(0) + " takes " + relation;
  }

  private static Optional<LogSample> sample(ModeRanking contest, String server) {
    return contest.entrant(server).flatMap(place -> contest.sample(place, Metrics.WALL));
  }
}
