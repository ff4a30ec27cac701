package org.modebench.session;

import java.util.List;
import org.modebench.analysis.text.Count;
import org.modebench.plan.Case;
import org.modebench.plan.CostModel;
import org.modebench.plan.Plan;
import org.modebench.progress.Eta;
import org.modebench.progress.Progress;

/** Tells how far a run is, fork by fork, and how long the rest will take. */
final class RunProgress {
  private final Progress progress;
  private final Eta eta;
  private Plan plan;
  private int number;

  RunProgress(Progress progress, Plan plan, CostModel model) {
    this.progress = progress;
    this.plan = plan;
    this.eta = new Eta(model);
  }

  /**
   * Forks begin.
   *
   * @param now the plan, which may have become longer
   */
  void begin(Plan now, List<PlannedFork> left) {
    plan = now;
    number = plan.forks() - left.size();
    left.forEach(fork -> eta.add(fork.of()));
  }

  /** Forks are measured once more, after the others. */
  void again(List<PlannedFork> forks) {
    if (!forks.isEmpty()) {
      progress.say(
          "Measuring %s once more, which other processes disturbed."
              .formatted(Count.of(forks.size(), plan.forks(), "fork")));
      number = plan.forks() - forks.size();
      forks.forEach(fork -> eta.add(fork.of()));
    }
  }

  /** Something else the user should know now. */
  void say(String line) {
    progress.say(line);
  }

  void started(PlannedFork fork) {
    number++;
    progress.started(step(fork));
  }

  /** A batch of the fork that runs takes so long. */
  void estimated(double batchSeconds) {
    progress.estimated(batchSeconds);
  }

  void ended(PlannedFork fork, double seconds, double batchSeconds, List<String> texts) {
    eta.ended(fork.of(), seconds);
    progress.ended(step(fork), batchSeconds);
    texts.forEach(progress::say);
  }

  /** What one fork of a case will take. */
  double secondsOf(Case of) {
    return eta.secondsOf(of);
  }

  /**
   * @param last whether the run ends with this fork
   */
  void failed(PlannedFork fork, String reason, boolean last) {
    eta.dropped(fork.of());
    boolean skipped = fork.round() < plan.lastRound(fork.of()) && !last;
    progress.failed(step(fork), reason + (skipped ? " Its other forks are skipped." : ""));
  }

  private Progress.Step step(PlannedFork fork) {
    return new Progress.Step(
        fork.of(),
        number,
        plan.forks(),
        fork.round(),
        plan.lastRound(fork.of()),
        eta.secondsLeft());
  }
}
