package org.modebench.analysis.lab.lecture;

import java.util.List;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.lab.lecture.Claim.Side;

/** What lectures say of calls that compute and calls that wait, by who runs them. */
final class ModeSubjects {
  /** What becomes no faster by more than this gains nothing. */
  private static final double HARDLY = 1.1;

  /** Who works for so little of the time waits. */
  private static final double MOSTLY_WAITS = 0.1;

  /** What half of a job can gain of two workers is 1.33. */
  private static final double HALF_OF_TWO = 1.4;

  private static final Side SEQUENTIAL = Side.of(Modes.SEQUENTIAL);
  private static final Side THREADS = Side.of(Modes.THREADS);
  private static final Side POOL = Side.of(Modes.THREAD_POOL);
  private static final Side FORKS = Side.of(Modes.FORK_JOIN);
  private static final Side LOOP = Side.of(Modes.EVENT_LOOP);
  private static final Side UNDER_LOCK = Side.of(Modes.GIL_THREADS);

  static final Subject ONLY_IO =
      Subject.of(
          "only-io",
          Workloads.CPU_BOUND,
          "scheduling",
          List.of(Metrics.WALL, Metrics.CPU),
          Claim.atMost(HARDLY, Metrics.WALL, SEQUENTIAL, LOOP),
          Claim.more(Metrics.WALL, SEQUENTIAL, THREADS));

  static final Subject SCHEDULING =
      Subject.of(
          "scheduling",
          Workloads.CPU_BOUND,
          "scheduling",
          List.of(Metrics.WALL, Metrics.CPU, Metrics.CALL_MAX),
          Claim.atMost(HARDLY, Metrics.WALL, SEQUENTIAL, LOOP),
          Claim.more(Metrics.WALL, SEQUENTIAL, THREADS),
          Claim.more(Metrics.WALL, SEQUENTIAL, Side.of(Modes.PROCESS_POOL)),
          Claim.more(Metrics.CALL_MAX, THREADS, LOOP));

  static final Subject COMPUTES_OR_WAITS =
      Subject.of(
          "computes-or-waits",
          Workloads.IO_BOUND,
          "scheduling",
          List.of(Metrics.WALL, Metrics.CPU),
          Claim.atMost(MOSTLY_WAITS, Metrics.CPU, SEQUENTIAL, Metrics.WALL, SEQUENTIAL),
          Claim.more(Metrics.WALL, SEQUENTIAL, THREADS),
          Claim.atMost(HARDLY, Metrics.WALL, LOOP, THREADS));

  static final Subject ONE_AT_A_TIME =
      Subject.of(
          "one-at-a-time",
          Workloads.CPU_BOUND,
          "native",
          List.of(Metrics.WALL, Metrics.CPU),
          Claim.atMost(
              HARDLY,
              Metrics.WALL,
              SEQUENTIAL.at(Parameters.GIL, Parameters.WITH_LOCK),
              UNDER_LOCK.at(Parameters.GIL, Parameters.WITH_LOCK)),
          Claim.more(
              Metrics.WALL,
              UNDER_LOCK.at(Parameters.GIL, Parameters.WITH_LOCK),
              SEQUENTIAL.at(Parameters.GIL, Parameters.WITH_LOCK)),
          Claim.more(
              Metrics.WALL,
              UNDER_LOCK.at(Parameters.GIL, Parameters.WITH_LOCK),
              UNDER_LOCK.at(Parameters.GIL, Parameters.RELEASED)));

  static final Subject RELEASED_TO_WAIT =
      Subject.of(
          "released-to-wait",
          Workloads.IO_BOUND,
          "waiting",
          List.of(Metrics.WALL, Metrics.CPU),
          Claim.more(Metrics.WALL, SEQUENTIAL, UNDER_LOCK));

  static final Subject SERIAL_SHARE =
      Subject.of(
              "serial-share",
              Workloads.DIVIDE,
              "serial",
              List.of(Metrics.WALL, Metrics.CPU),
              Claim.more(Metrics.WALL, serial(1, 0), serial(2, 0)),
              Claim.atMost(HALF_OF_TWO, Metrics.WALL, serial(1, 50), serial(2, 50)))
          .across(Parameters.SERIAL_PERCENT);

  static final Subject FORK_JOIN =
      Subject.of(
              "fork-join",
              Workloads.DIVIDE,
              "split",
              List.of(Metrics.WALL, Metrics.CPU),
              Claim.more(Metrics.WALL, pieces(SEQUENTIAL, 100), pieces(FORKS, 100)),
              Claim.more(Metrics.WALL, pieces(POOL, 100_000), pieces(FORKS, 100_000)))
          .across(Parameters.PIECES);

  static final Subject SEARCH =
      Subject.of(
              "search",
              Workloads.IO_BOUND,
              "search",
              List.of(Metrics.WALL, Metrics.CPU),
              Claim.more(Metrics.WALL, pool(1), pool(10)),
              Claim.more(Metrics.WALL, pool(5), pool(10)))
          .across(Parameters.WORKERS);

  private ModeSubjects() {}

  private static Side serial(int workers, int percent) {
    return pool(workers).at(Parameters.SERIAL_PERCENT, percent);
  }

  private static Side pool(int workers) {
    return POOL.at(Parameters.WORKERS, workers);
  }

  private static Side pieces(Side who, int number) {
    return who.at(Parameters.PIECES, number);
  }
}
