package org.modebench.analysis.findings.history;

import org.modebench.analysis.statistics.Estimate;

/**
 * Runs of one cell between two changes.
 *
 * @param first index of the first run that has it, from 0
 * @param last index of the last run that has it
 * @param value geometric mean over the runs, each of which counts once
 */
public record Level(int first, int last, Estimate value) {}
