package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.breakeven.Sweep;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.KeepAlive;
import org.modebench.analysis.findings.servers.OpenLoop;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.prose.ComputeAnswer;
import org.modebench.analysis.prose.DatabaseAnswer;
import org.modebench.analysis.prose.DivisionAnswer;
import org.modebench.analysis.prose.KeepAliveAnswer;
import org.modebench.analysis.prose.MixedWork;
import org.modebench.analysis.prose.QueueAnswer;
import org.modebench.analysis.prose.ServerSentences;
import org.modebench.analysis.prose.StudyAnswer;
import org.modebench.analysis.prose.StudyWords;
import org.modebench.analysis.prose.mechanisms.FanOutAnswer;
import org.modebench.analysis.prose.mechanisms.MechanismAnswers;
import org.modebench.analysis.prose.servers.BlockingAnswer;
import org.modebench.analysis.prose.servers.SlowClientsAnswer;

/**
 * What a run has to say, sorted by the question it answers. Forks with the profiler, which slows
 * some modes down, answer none: they stand among the figures alone.
 *
 * @param choices workloads between whose modes one can choose; servers, sweeps and studies not
 *     among them
 * @param sweeps of the size of a task
 * @param studies of servers, of jobs that are divided, and of pipelines
 * @param loneServers servers under one load, part of no study
 * @param floors what handing over costs: no work to choose a mode for
 * @param mechanisms of concurrency, each looked at for itself
 */
public record Findings(
    List<ModeRanking> choices,
    List<ParameterStudy> sweeps,
    List<ParameterStudy> studies,
    List<ModeRanking> loneServers,
    List<ModeRanking> floors,
    List<ModeRanking> mechanisms) {
  public static Findings of(Measurements measurements) {
    List<ModeRanking> choices = new ArrayList<>();
    List<ModeRanking> servers = new ArrayList<>();
    List<ModeRanking> floors = new ArrayList<>();
    List<ModeRanking> mechanisms = new ArrayList<>();
    measurements
        .workloads()
        .forEach(
            (workload, cells) -> {
              if (workload.profiled()) {
                return;
              }
              ModeRanking contest = ModeRanking.of(workload, cells);
              switch (contest.kind()) {
                case FLOOR -> floors.add(contest);
                case SERVER -> servers.add(contest);
                case MECHANISM -> mechanisms.add(contest);
                case COMPUTES, WAITS, MIXED, UNKNOWN ->
                    (isOfStyles(workload) ? mechanisms : choices).add(contest);
              }
            });
    List<ParameterStudy> sweeps = ParameterStudy.ofSizes(choices);
    choices.removeAll(contestsOf(sweeps));
    List<ParameterStudy> studies = new ArrayList<>(ParameterStudy.ofStudied(choices));
    studies.addAll(ParameterStudy.ofStudied(servers));
    choices.removeAll(contestsOf(studies));
    servers.removeAll(contestsOf(studies));
    return new Findings(
        List.copyOf(choices),
        sweeps,
        List.copyOf(studies),
        List.copyOf(servers),
        List.copyOf(floors),
        List.copyOf(mechanisms));
  }

  /** Whose styles differ in more than their time, so that the fastest is not all of the answer. */
  private static boolean isOfStyles(MeasuredWorkload workload) {
    return workload.entry().equals(Workloads.FAN_OUT);
  }

  private static Set<ModeRanking> contestsOf(List<ParameterStudy> studies) {
    Set<ModeRanking> contests = new LinkedHashSet<>();
    studies.forEach(study -> contests.addAll(study.contests().values()));
    return contests;
  }

  /** Servers that were measured with new connections and with kept ones. */
  List<KeepAlive> connections() {
    return KeepAlive.in(servers());
  }

  private Set<ModeRanking> servers() {
    Set<ModeRanking> servers = contestsOf(studies);
    servers.addAll(loneServers);
    return servers;
  }

  /** Every workload for itself, but the floors. */
  List<ModeRanking> workloads() {
    Set<ModeRanking> all = new LinkedHashSet<>(choices);
    all.addAll(contestsOf(sweeps));
    all.addAll(contestsOf(studies));
    all.addAll(loneServers);
    all.addAll(mechanisms);
    return List.copyOf(all);
  }

  /** Every workload for itself. */
  public List<ModeRanking> everything() {
    List<ModeRanking> everything = new ArrayList<>(workloads());
    everything.addAll(floors);
    return List.copyOf(everything);
  }

  /**
   * An answer.
   *
   * @param contest whose modes are shown beside it; empty where no one contest stands for it
   * @param at where in a study that contest is, such as {@code concurrency 40}; empty where it is
   *     all that the answer is about
   */
  public record Finding(Answer answer, Optional<ModeRanking> contest, String at) {
    private Finding(Answer answer, ModeRanking contest) {
      this(answer, Optional.of(contest), "");
    }

    private Finding(Answer answer) {
      this(answer, Optional.empty(), "");
    }

    /**
     * The answer of a study, with the modes that it is about at the greatest value: which that is
     * does not depend on how they do there.
     */
    private static Finding of(Answer answer, ParameterStudy study) {
      ParameterStudy told = study.ofThoseMeasuredThroughout();
      return new Finding(
          answer, Optional.of(told.last()), StudyWords.at(told, told.contests().lastKey()));
    }

    /** The contest, if the answer is about nothing else. */
    public Optional<ModeRanking> only() {
      return at.isEmpty() ? contest : Optional.empty();
    }
  }

  /** The answers, in the order in which a reader meets them. */
  public List<Answer> answers(Measurements measurements) {
    return found(measurements).stream().map(Finding::answer).toList();
  }

  /** What handing over costs, as if one could choose by that. */
  public List<Finding> ofFloors() {
    return floors.stream().map(floor -> new Finding(Answer.of(floor), floor)).toList();
  }

  /**
   * One for each study, but one for all that differ in nothing but where a loop lets compute. That
   * of slow clients compares those before and behind a proxy.
   */
  private static List<Finding> found(List<ParameterStudy> studies) {
    Map<List<Object>, List<ParameterStudy>> groups = new LinkedHashMap<>();
    for (ParameterStudy study : studies) {
      groups.computeIfAbsent(likeness(study), g -> new ArrayList<>()).add(study);
    }
    List<Finding> answers = new ArrayList<>();
    groups
        .values()
        .forEach(
            group ->
                ComputeAnswer.of(group)
                    .map(Finding::new)
                    .ifPresentOrElse(
                        answers::add,
                        () -> group.forEach(s -> answers.add(Finding.of(answer(s, group), s)))));
    return answers;
  }

  /** What those have in common that answer a question together. */
  private static List<Object> likeness(ParameterStudy study) {
    MeasuredWorkload rest = study.rest().without(Parameters.OFFLOAD.name());
    return List.of(
        study.parameter(),
        study.parameter().equals(Parameters.SLOW_CLIENTS)
            ? rest.without(Parameters.PROXY.name())
            : rest);
  }

  /**
   * The answer of a study.
   *
   * @param alike those that answer the question with it, itself among them
   */
  private static Answer answer(ParameterStudy study, List<ParameterStudy> alike) {
    Workload workload = study.rest().entry();
    if (workload.equals(Workloads.DIVIDE)) {
      return DivisionAnswer.of(study);
    }
    if (study.parameter().equals(Parameters.DATABASE_CONNECTIONS)) {
      return DatabaseAnswer.of(study);
    }
    if (BlockingAnswer.isAbout(study)) {
      return BlockingAnswer.of(study);
    }
    if (study.parameter().equals(Parameters.SLOW_CLIENTS)) {
      return SlowClientsAnswer.of(study, alike);
    }
    return workload.equals(Workloads.PIPELINE) ? QueueAnswer.of(study) : StudyAnswer.of(study);
  }

  /** The answers and what they are about, in the same order. */
  public List<Finding> found(Measurements measurements) {
    List<Finding> answers = new ArrayList<>();
    Map<MeasuredWorkload, List<String>> work = MixedWork.of(measurements, choices);
    for (ModeRanking contest : choices) {
      Answer answer = Answer.of(contest);
      for (String sentence : work.getOrDefault(contest.workload(), List.of())) {
        answer = answer.withEvidence(sentence);
      }
      answers.add(new Finding(answer, contest));
    }
    List<Sweep> byBreakEven = sweeps.isEmpty() ? List.of() : Sweep.in(measurements);
    sweeps.forEach(
        study -> answers.add(Finding.of(StudyAnswer.ofSizes(study, byBreakEven), study)));
    answers.addAll(found(studies));
    List<ModeRanking> alone = new ArrayList<>(loneServers);
    for (KeepAlive each : connections()) {
      answers.add(new Finding(KeepAliveAnswer.of(each)));
      alone.removeAll(each.contests());
    }
    alone.forEach(
        contest ->
            answers.add(
                new Finding(
                    OpenLoop.of(contest, servers())
                        .map(ServerSentences::of)
                        .map(Answer.of(contest)::withEvidence)
                        .orElseGet(() -> Answer.of(contest)),
                    contest)));
    List<ModeRanking> answered =
        mechanisms.stream()
            .filter(contest -> isOfStyles(contest.workload()))
            .filter(FanOutAnswer::isOfAnswered)
            .toList();
    answered.forEach(
        contest -> answers.add(new Finding(FanOutAnswer.of(contest, answered), contest)));
    MechanismAnswers.of(mechanisms).forEach(answer -> answers.add(new Finding(answer)));
    return answers;
  }
}
