package org.modebench.benchmark;

import org.modebench.server.ServerModel;

/**
 * The time that a load would take on a server that costs nothing: n requests, c of them under way
 * at the same time, at a server where no more than {@code capacity} can wait for d, need ⌈n /
 * min(c, capacity)⌉ · d. Requests that block an event loop wait one after another.
 *
 * @param server its model
 * @param workers the number of workers of a model that has one
 * @param requests n, at least 1
 * @param latencySeconds d, in seconds
 * @param blockingPercent how many of a hundred requests block an event loop
 */
public record ServerIdeal(
    ServerModel server, int workers, int requests, double latencySeconds, int blockingPercent) {

  /**
   * Returns the ideal time of a closed loop, in seconds.
   *
   * @param concurrency c, at least 1
   */
  public double closedSeconds(int concurrency) {
    int atOnce = Math.min(concurrency, server.capacity(workers));
    return Math.max(rounds(atOnce), blocking()) * latencySeconds;
  }

  /**
   * Returns the ideal time of an open loop, in seconds: the last request is sent (n − 1) / rate
   * after the first.
   *
   * @param rate requests a second, more than 0
   */
  public double openSeconds(double rate) {
    double busy = Math.max(rounds(server.capacity(workers)), blocking()) * latencySeconds;
    return Math.max((requests - 1) / rate + latencySeconds, busy);
  }

  private int rounds(int atOnce) {
    return requests / atOnce + (requests % atOnce == 0 ? 0 : 1);
  }

  private int blocking() {
    return switch (server) {
      case EVENT_LOOP, SELECTOR -> (int) ((long) requests * blockingPercent / 100);
      default -> 0;
    };
  }
}
