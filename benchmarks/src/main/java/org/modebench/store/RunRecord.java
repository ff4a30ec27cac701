package org.modebench.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.modebench.plan.Case;
import org.modebench.plan.Plan;
import org.modebench.session.MockVerdict;

/**
 * What the environment file tells of one run: what was to be measured, where, and how it went.
 * Fields, because they are the names in the file.
 */
public final class RunRecord {
  /** How a run stands. */
  public enum State {
    /** Under way, or killed. */
    RUNNING,
    /** Stopped by Ctrl-C. */
    INTERRUPTED,
    /** Stopped by a failure to write, or by -foe. */
    STOPPED,
    /** Every fork was run. */
    COMPLETE
  }

  public String run = "";
  public State state = State.RUNNING;
  public String started = "";
  public String ended = "";
  public int forksPlanned;
  public int forksDone;
  public List<String> arguments = new ArrayList<>();
  public String preset = "";
  public long seed;
  public int rounds;
  public String commit = "";
  public boolean dirty;
  public Map<String, Object> host = new LinkedHashMap<>();
  public Map<String, Object> runner = new LinkedHashMap<>();
  public Map<String, Object> forks = new LinkedHashMap<>();
  public Map<String, String> dependencies = new LinkedHashMap<>();
  public List<String> notes = new ArrayList<>();
  public List<MockVerdict> mockChecks = new ArrayList<>();
  public List<Noise> noise = new ArrayList<>();
  public List<Case> cases = new ArrayList<>();

  /** For each round the indices of the cases, separated by spaces. */
  List<String> order = new ArrayList<>();

  public void setPlan(Plan plan) {
    cases = new ArrayList<>(plan.cases());
    rounds = plan.rounds();
    forksPlanned = plan.forks();
    order =
        plan.order().stream()
            .map(round -> round.stream().map(String::valueOf).collect(Collectors.joining(" ")))
            .collect(Collectors.toCollection(ArrayList::new));
  }

  public Plan plan() {
    List<List<Integer>> indices =
        order.stream()
            .map(round -> Arrays.stream(round.split(" ")).map(Integer::valueOf).toList())
            .toList();
    return new Plan(List.copyOf(cases), rounds, indices);
  }
}
