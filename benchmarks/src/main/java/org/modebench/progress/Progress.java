package org.modebench.progress;

import java.util.Locale;
import org.modebench.plan.Case;
import org.modebench.plan.DurationText;

/** Tells a person how far a run is. */
public interface Progress {
  /**
   * A fork, and what is known of the run when it starts or ends.
   *
   * @param number of the fork in the run, from 1
   * @param of how many there are
   * @param round its number within its case, from 1
   * @param rounds how many each case has
   * @param secondsLeft of the whole run
   */
  record Step(Case fork, int number, int of, int round, int rounds, double secondsLeft) {
    /** {@code [ 12/84] CpuBound THREAD_POOL workers=2 fork 1/3}. */
    String describe() {
      return count() + " " + name();
    }

    /** {@code [ 12/84]}. */
    String count() {
      int width = Integer.toString(of).length();
      return String.format(Locale.ROOT, "[%" + width + "d/%d]", number, of);
    }

    /** {@code CpuBound THREAD_POOL workers=2 fork 1/3}. */
    String name() {
      return "%s fork %d/%d".formatted(fork.label(), round, rounds);
    }

    String left() {
      return DurationText.of(secondsLeft) + " left";
    }
  }

  void started(Step step);

  /** A batch of the fork that runs takes so long, in seconds. */
  void estimated(double batchSeconds);

  void ended(Step step, double batchSeconds);

  void failed(Step step, String reason);

  /** Something else the user should know now. */
  void say(String line);

  /** Nothing more comes: leaves the terminal as it should be. */
  void close();
}
