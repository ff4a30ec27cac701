/**
 * The results file and the record of its runs: rows, their text form, reading and writing them
 * whole.
 */
package org.modebench.analysis.results;
