/**
 * The results file: one row for each metric of each measured iteration, its text form, its reader.
 */
package org.modebench.analysis.results;
