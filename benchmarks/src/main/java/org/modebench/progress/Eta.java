package org.modebench.progress;

import java.util.HashMap;
import java.util.Map;
import org.modebench.plan.Case;
import org.modebench.plan.CostModel;

/** How long the rest takes: by the model, corrected by what forks took so far. */
public final class Eta {
  private final CostModel model;
  private final Map<Case, Integer> left = new HashMap<>();
  private final Map<Case, Double> lastSeconds = new HashMap<>();
  private double modelled;
  private double measured;

  public Eta(CostModel model) {
    this.model = model;
  }

  public void add(Case fork) {
    left.merge(fork, 1, Integer::sum);
  }

  public void ended(Case fork, double seconds) {
    left.computeIfPresent(fork, (f, n) -> n - 1);
    lastSeconds.put(fork, seconds);
    modelled += model.forkSeconds(fork);
    measured += seconds;
  }

  /** The case is not run again. */
  public void dropped(Case fork) {
    left.remove(fork);
  }

  public double secondsLeft() {
    return left.entrySet().stream()
        .mapToDouble(entry -> entry.getValue() * secondsOf(entry.getKey()))
        .sum();
  }

  /**
   * What one fork of a case will take: as its last one, or by the model and how it fared so far.
   */
  public double secondsOf(Case fork) {
    double correction = modelled > 0 ? measured / modelled : 1;
    Double last = lastSeconds.get(fork);
    return last == null ? correction * model.forkSeconds(fork) : last;
  }
}
