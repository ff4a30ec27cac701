/** Plots: what they show, and how they are drawn as SVG and PNG. */
package org.modebench.analysis.plot;
