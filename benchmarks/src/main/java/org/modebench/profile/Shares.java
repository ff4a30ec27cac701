package org.modebench.profile;

import java.util.EnumMap;
import java.util.Map;
import org.modebench.analysis.flames.Stacks;

/** How the time of a profile, but for the mock API's, divides into {@link FrameKind}s. */
public final class Shares {
  private final Map<FrameKind, Long> values = new EnumMap<>(FrameKind.class);
  private final long total;

  private Shares(Stacks stacks, boolean wall) {
    stacks.forEach(
        (frames, value) -> {
          if (!frames.get(0).equals(ProcessKind.MOCK.frame())) {
            values.merge(FrameKind.of(frames, wall), value, Long::sum);
          }
        });
    total = values.values().stream().mapToLong(value -> value).sum();
  }

  /**
   * Divides the stacks of a profile.
   *
   * @param stacks as {@link Tidying} leaves them
   * @param wall whether they are of a profile by the clock
   */
  public static Shares of(Stacks stacks, boolean wall) {
    return new Shares(stacks, wall);
  }

  /** The share of a kind, from 0 to 1; 0 if nothing was sampled. */
  public double of(FrameKind kind) {
    return total == 0 ? 0 : (double) values.getOrDefault(kind, 0L) / total;
  }

  /** How much was sampled. */
  public long total() {
    return total;
  }
}
