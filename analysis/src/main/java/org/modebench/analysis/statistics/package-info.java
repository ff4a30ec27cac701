/** Estimates with intervals from few forks: means and ratios on the log scale, Student's t. */
package org.modebench.analysis.statistics;
