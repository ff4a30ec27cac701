package org.modebench.analysis.plot;

import java.awt.geom.Rectangle2D;

/**
 * Where a point went when its plot was drawn, and what is said about it.
 *
 * @param bar whether all of the area belongs to it; otherwise its middle does
 * @param look the number of its series' look
 */
record Spot(Rectangle2D area, boolean bar, int look, String words) {}
