package org.modebench.analysis.findings.breakeven;

import java.util.List;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.results.Status;

/**
 * From which size on a mode beats another.
 *
 * @param place the mode, with its number of workers
 * @param against the mode that it is compared with
 * @param crossings the break-even points; the bound or the end of the sweep that the outcome names;
 *     for SOMEWHERE, the sizes at which it is faster, for BETWEEN, the first and the last; none
 *     where there are too few sizes or forks
 * @param undecided for FROM, UP_TO and NOWHERE, the sizes at which it is neither faster nor slower,
 *     without those beside the break-even point, where that is to be expected
 * @param status the worst of the cells that were compared
 * @param reasons of the cells with that status; empty if it is VALID
 */
public record BreakEven(
    CellKey place,
    CellKey against,
    Outcome outcome,
    List<Crossing> crossings,
    List<Double> undecided,
    Status status,
    List<String> reasons) {}
