package org.modebench.analysis.plot;

import java.util.List;

/**
 * Where things went when a plot was drawn.
 *
 * @param spots the points, those on top last
 * @param entries of the legend that a reader may want to see alone
 */
record Drawn(List<Spot> spots, List<LegendEntry> entries) {}
