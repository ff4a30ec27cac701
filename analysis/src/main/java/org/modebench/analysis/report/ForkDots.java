package org.modebench.analysis.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.modebench.analysis.plot.Point;
import org.modebench.analysis.table.Figures;

/**
 * The forks of a cell as dots. Hundreds of them would hide each other and make the page heavy: of
 * many forks those at even ranks are drawn, which keeps the fastest, the slowest and the quantiles
 * between them, and picks the same forks each time.
 */
final class ForkDots {
  /** Odd, so that the median is one of them. */
  static final int MOST = 51;

  private ForkDots() {}

  /**
   * The dots of a cell around {@code x}.
   *
   * @param times of its forks, in their order
   * @param jitter how far the first and the last fork stand aside
   * @param shown the value drawn for a time
   * @param cell how words about a dot begin
   */
  static List<Point> of(
      double[] times, double x, double jitter, DoubleUnaryOperator shown, String cell) {
    int last = times.length - 1;
    return drawn(times)
        .mapToObj(
            fork ->
                new Point(
                    x + (last == 0 ? 0 : jitter * (2.0 * fork / last - 1)),
                    shown.applyAsDouble(times[fork]),
                    Optional.empty(),
                    cell + "fork " + (fork + 1) + ": " + Figures.time(times[fork])))
        .toList();
  }

  /** What a caption has to add where not every fork is drawn; otherwise empty. */
  static String note(int mostForks) {
    return mostForks <= MOST
        ? ""
        : " Where there are more than %s forks, %s of them are drawn, at even ranks from the fastest to the slowest."
            .formatted(MOST, MOST);
  }

  private static IntStream drawn(double[] times) {
    IntStream forks = IntStream.range(0, times.length);
    if (times.length <= MOST) {
      return forks;
    }
    int[] ranked =
        forks
            .boxed()
            .sorted(Comparator.comparingDouble(fork -> times[fork]))
            .mapToInt(Integer::intValue)
            .toArray();
    return IntStream.range(0, MOST)
        .map(dot -> ranked[(int) Math.round((double) dot * (ranked.length - 1) / (MOST - 1))])
        .sorted();
  }
}
