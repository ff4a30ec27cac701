package org.modebench.analysis.findings.history;

import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Verdict;

/**
 * A change from one level to the next: it came after the last run of the old and no later than the
 * first run of the new.
 *
 * @param ratio of the new level over the old, with Welch's interval over runs
 * @param p of the permutation test, over all cells of the history
 * @param verdict FASTER or SLOWER; DIFFERENT where it is not known which values are better
 */
public record LevelChange(Level old, Level now, Estimate ratio, double p, Verdict verdict) {}
