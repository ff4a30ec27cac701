package org.modebench.profile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.flames.Stacks;

/**
 * How the lives of the worker processes of a case divide into {@link LifePhase}s.
 *
 * @param values what each phase took, in any unit, at least 0; a phase that took nothing may be
 *     missing
 */
public record LifeShares(Map<LifePhase, Double> values) {
  /** The frames of the threads that start a JVM: the launcher's first, and Java's main thread. */
  private static final List<String> STARTING = List.of("[java]", "[main]");

  private static final int THREAD = 2;

  public LifeShares {
    values = Map.copyOf(values);
  }

  /**
   * Divides the stacks of a profile. Of CPU time all threads count; of time by the clock only the
   * one that starts the process, runs its main method and ends it, so that each moment counts once.
   *
   * @param stacks as {@link Tidying} leaves them
   * @param wall whether they are of a profile by the clock
   * @return empty if no stack has a phase
   */
  public static Optional<LifeShares> of(Stacks stacks, boolean wall) {
    Map<LifePhase, Double> values = new EnumMap<>(LifePhase.class);
    stacks.forEach(
        (frames, value) -> {
          if (!wall || (frames.size() > THREAD && STARTING.contains(frames.get(THREAD)))) {
            LifePhase.in(frames)
                .ifPresent(phase -> values.merge(phase, (double) value, Double::sum));
          }
        });
    return values.isEmpty() ? Optional.empty() : Optional.of(new LifeShares(values));
  }

  /**
   * The share of a phase, from 0 to 1; 0 if the whole is nothing. That of the exit is of the whole
   * life. Those of the other phases are of their sum, since a profiler in the process sees little
   * of its end, and what it sees is to be comparable with what the clock says.
   */
  public double of(LifePhase phase) {
    double exit = values.getOrDefault(LifePhase.EXIT, 0.0);
    double whole = values.values().stream().mapToDouble(value -> value).sum();
    double of = phase == LifePhase.EXIT ? whole : whole - exit;
    return of == 0 ? 0 : values.getOrDefault(phase, 0.0) / of;
  }
}
