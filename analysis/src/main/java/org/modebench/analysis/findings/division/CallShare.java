package org.modebench.analysis.findings.division;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.catalogue.AxisValue;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.MeasuredWorkload;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Interval;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Ratio;

/**
 * The share of a call of one's own beside which no other call runs, as under a lock: by Amdahl's
 * law, from the times of a pool with one worker and with one for each call. With fewer workers than
 * calls the law does not hold: who waited for a lock once comes to it after the others from then
 * on, and waits no more.
 *
 * @param workers in place of one, as many as a batch has calls
 * @param found the share by the law, which takes for it also what calls lose beside each other
 * @param twin the class that does the same without the lock; empty if the run has none
 * @param besideTwin the share by the times of the twin, which loses as much beside itself
 */
public record CallShare(
    int workers, Estimate found, Optional<String> twin, Optional<Estimate> besideTwin) {
  /** What the name of a twin has behind that of its class. */
  static final String TWIN = "Twin";

  /** The most by which a call of a twin may take another time alone. */
  private static final double SAME = 0.05;

  /**
   * Those of the classes of a run of which they can be told.
   *
   * @param contests of the run
   */
  public static Map<MeasuredWorkload, CallShare> in(Collection<ModeRanking> contests) {
    Map<String, ModeRanking> byTask = new LinkedHashMap<>();
    List<ModeRanking> all = new ArrayList<>();
    for (ModeRanking contest : contests) {
      if (ofOne(contest).isPresent()) {
        all.add(contest);
        byTask.put(key(contest.workload(), task(contest)), contest);
      }
    }
    Map<MeasuredWorkload, CallShare> shares = new LinkedHashMap<>();
    for (ModeRanking contest : all) {
      String task = task(contest);
      boolean isTwin =
          task.endsWith(TWIN)
              && byTask.containsKey(
                  key(contest.workload(), task.substring(0, task.length() - TWIN.length())));
      Optional<ModeRanking> twin =
          Optional.ofNullable(byTask.get(key(contest.workload(), task + TWIN)))
              .filter(other -> isSameAlone(contest, other));
      Estimate found = share(contest, Optional.of(ideal(contest))).orElseThrow();
      Optional<Estimate> besideTwin =
          twin.flatMap(other -> share(contest, ofOne(other))).filter(CallShare::isShare);
      boolean isShown = isShare(found) && found.interval().orElseThrow().low() > 0;
      if (!isTwin && (isShown || besideTwin.isPresent())) {
        shares.put(
            contest.workload(),
            new CallShare(
                contest.workload().calls(),
                found,
                besideTwin.map(beside -> task + TWIN),
                besideTwin));
      }
    }
    return shares;
  }

  private static Optional<Estimate> share(ModeRanking contest, Optional<Estimate> without) {
    return SerialShare.besideNone(ofOne(contest), without);
  }

  /** Of forks that differ much anything may be found. */
  private static boolean isShare(Estimate found) {
    return found.interval().filter(bounds -> bounds.low() > -1 && bounds.high() < 1).isPresent();
  }

  private static String task(ModeRanking contest) {
    return contest.workload().param(Parameters.TASK.name()).orElse("");
  }

  /** What a class and its twin have in common, and the name of one of them. */
  private static String key(MeasuredWorkload workload, String task) {
    return task
        + '\n'
        + workload.without(Parameters.TASK.name()).without(Parameters.STAGES.name()).title();
  }

  private static CellKey place(int workers) {
    return new CellKey(Modes.THREAD_POOL, workers);
  }

  /** Of calls that share nothing but the cores. */
  private static Estimate ideal(ModeRanking contest) {
    double share = 1.0 / contest.workload().calls();
    int forks = ofOne(contest).orElseThrow().n();
    return new Estimate(share, Optional.of(new Interval(share, share)), forks);
  }

  /**
   * The time with a worker for each call over that with one; empty where it tells no share: of an
   * endpoint, of calls that cannot all run at once, and of too few forks.
   */
  private static Optional<Estimate> ofOne(ModeRanking contest) {
    MeasuredWorkload workload = contest.workload();
    CellKey each = place(workload.calls());
    boolean isOfClass =
        workload.entry().equals(Workloads.OWN)
            && !workload.profiled()
            && !AxisValue.unknown(task(contest)).isAddress();
    boolean allAtOnce =
        workload.calls() > 1
            && contest.cells().containsKey(each)
            && contest.cell(each).cores().orElse(1) >= workload.calls();
    return isOfClass && allAtOnce
        ? contest
            .ratio(Metrics.WALL, each, place(1))
            .filter(ratio -> ratio.n() >= Criteria.FEWEST_FORKS)
        : Optional.empty();
  }

  /** A twin that does other work would lose another time beside itself. */
  private static boolean isSameAlone(ModeRanking contest, ModeRanking twin) {
    LogSample one = contest.sample(place(1), Metrics.WALL).orElseThrow();
    LogSample other = twin.sample(place(1), Metrics.WALL).orElseThrow();
    return Ratio.of(one, other, Criteria.STANDARD.confidence())
        .interval()
        .filter(bounds -> bounds.low() >= 1 - SAME && bounds.high() <= 1 + SAME)
        .isPresent();
  }
}
