package org.modebench.analysis.findings.scaling;

import org.modebench.analysis.statistics.Estimate;

/**
 * A fitted parameter of a law.
 *
 * @param estimate without interval where a number of workers, or the baseline, has one fork only
 */
public record Parameter(Symbol symbol, Estimate estimate) {}
