package org.modebench.analysis.plot;

import java.awt.geom.Rectangle2D;

/**
 * Where a series is named below a plot.
 *
 * @param look the number of its look
 */
record LegendEntry(Rectangle2D area, int look, String name) {}
