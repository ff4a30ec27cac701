package org.modebench.analysis.findings.prediction;

/**
 * Under what a batch is predicted that was not measured.
 *
 * @param workers W
 * @param calls k
 * @param cores C
 * @param added what a call takes longer than the measured one while it waits, in seconds
 * @param factor what a call takes of the measured one otherwise
 */
public record Circumstances(int workers, int calls, int cores, double added, double factor) {}
