package org.modebench.server;

/**
 * How late an event loop ran a task that was due every 10 ms.
 *
 * @param meanSeconds at least 0
 * @param p99Seconds the 99th percentile, at least 0
 * @param maxSeconds at least 0
 */
public record LoopLag(double meanSeconds, double p99Seconds, double maxSeconds) {}
