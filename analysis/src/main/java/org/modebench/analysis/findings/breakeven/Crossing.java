package org.modebench.analysis.findings.breakeven;

import java.util.Optional;
import org.modebench.analysis.statistics.Estimate;

/**
 * A size at which an outcome changes.
 *
 * @param size the value of the parameter that was swept; with its interval where it is a break-even
 *     point, without where it is an end of the sweep or a bound
 * @param callSeconds the SEQUENTIAL time of one call of that size, in seconds; its interval is that
 *     of the size alone. Empty where SEQUENTIAL was not measured
 */
public record Crossing(Estimate size, Optional<Estimate> callSeconds) {}
