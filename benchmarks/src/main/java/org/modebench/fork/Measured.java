package org.modebench.fork;

/**
 * One metric of one measured iteration.
 *
 * @param iteration from 1
 * @param value finite and at least 0
 * @param unit s, bytes, 1/s or 1
 */
public record Measured(int iteration, String metric, double value, String unit) {}
