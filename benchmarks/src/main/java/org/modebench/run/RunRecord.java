package org.modebench.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the environment file tells of one run: what was to be measured, where, and how it went.
 * Fields, because they are the names in the file.
 */
final class RunRecord {
  /** How a run stands. */
  enum State {
    /** Under way, or killed. */
    RUNNING,
    /** Stopped by Ctrl-C. */
    INTERRUPTED,
    /** Stopped by a failure to write, or by -foe. */
    STOPPED,
    /** Every fork was run. */
    COMPLETE
  }

  String run = "";
  State state = State.RUNNING;
  String started = "";
  String ended = "";
  int forksPlanned;
  int forksDone;
  List<String> arguments = new ArrayList<>();
  String preset = "";
  long seed;
  int rounds;
  String commit = "";
  boolean dirty;
  Map<String, Object> host = new LinkedHashMap<>();
  Map<String, Object> runner = new LinkedHashMap<>();
  Map<String, Object> forks = new LinkedHashMap<>();
  Map<String, String> dependencies = new LinkedHashMap<>();
  List<String> notes = new ArrayList<>();
  List<MockVerdict> mockChecks = new ArrayList<>();
  List<Noise> noise = new ArrayList<>();
  List<Case> cases = new ArrayList<>();

  /** For each round the indices of the cases, separated by spaces. */
  List<String> order = new ArrayList<>();

  void setPlan(Plan plan) {
    cases = new ArrayList<>(plan.cases());
    rounds = plan.rounds();
    forksPlanned = plan.forks();
    order =
        plan.order().stream()
            .map(round -> round.stream().map(String::valueOf).collect(Collectors.joining(" ")))
            .collect(Collectors.toCollection(ArrayList::new));
  }

  Plan plan() {
    List<List<Integer>> indices =
        order.stream()
            .map(round -> Arrays.stream(round.split(" ")).map(Integer::valueOf).toList())
            .toList();
    return new Plan(List.copyOf(cases), rounds, indices);
  }
}
