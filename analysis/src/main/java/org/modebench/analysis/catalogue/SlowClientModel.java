package org.modebench.analysis.catalogue;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A server whose workers take one connection after another, first come, first served, among whose
 * clients some send so slowly that a worker waits for them until its patience ends; they connect
 * again at once. A discrete-event calculation without chance: the slow clients are there first.
 *
 * @param workers how many connections are served at once, at least 1
 * @param slowClients how many there are, at least 1
 * @param patienceSeconds how long a worker waits for a request
 */
record SlowClientModel(int workers, int slowClients, double patienceSeconds) {

  /** A connection that a worker serves until a moment. */
  private record Served(double untilSeconds, int order, boolean slow) {}

  /**
   * How long a load takes from its first request to the end of its last, in seconds.
   *
   * @param requests how many there are, at least 1
   * @param atOnce how many of them are under way at once, at least 1
   * @param serviceSeconds how long a worker is busy with one
   */
  double seconds(int requests, int atOnce, double serviceSeconds) {
    PriorityQueue<Served> served =
        new PriorityQueue<>(
            Comparator.comparingDouble(Served::untilSeconds).thenComparingInt(Served::order));
    ArrayDeque<Boolean> waitingSlow = new ArrayDeque<>();
    for (int i = 0; i < slowClients; i++) {
      waitingSlow.add(true);
    }
    int sent = Math.min(requests, atOnce);
    for (int i = 0; i < sent; i++) {
      waitingSlow.add(false);
    }
    double now = 0;
    int order = 0;
    int answered = 0;
    while (true) {
      while (served.size() < workers && !waitingSlow.isEmpty()) {
        boolean slow = waitingSlow.remove();
        served.add(new Served(now + (slow ? patienceSeconds : serviceSeconds), order++, slow));
      }
      Served ended = served.remove();
      now = ended.untilSeconds();
      if (ended.slow()) {
        waitingSlow.add(true);
      } else {
        answered++;
        if (answered == requests) {
          return now;
        }
        if (sent < requests) {
          sent++;
          waitingSlow.add(false);
        }
      }
    }
  }
}
