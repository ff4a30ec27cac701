/** Samples, intervals, tests, corrections and changepoints: mathematics that knows no mode. */
package org.modebench.analysis.statistics;
