package org.modebench.analysis.breakeven;

import java.util.List;
import java.util.OptionalDouble;
import org.modebench.analysis.measurements.Place;
import org.modebench.analysis.results.Status;

/**
 * From which size on a mode beats another.
 *
 * @param place the mode, with its number of workers
 * @param against the mode that it is compared with
 * @param crossings the break-even points; the bound or the end of the sweep that the outcome names;
 *     more than one for SEVERAL, none where there are too few sizes or forks
 * @param notToldApartFrom the size from which on, up to the greatest, the two are not told apart
 *     although they are below; empty if they are told apart at the greatest size, or nowhere
 * @param status the worst of the cells that were compared
 * @param reasons of the cells with that status; empty if it is VALID
 */
public record BreakEven(
    Place place,
    Place against,
    Outcome outcome,
    List<Crossing> crossings,
    OptionalDouble notToldApartFrom,
    Status status,
    List<String> reasons) {}
