/**
 * What is on record of a run: its one schema, written by the runner and read by the analysis. A
 * field that is missing, or of another kind than expected, is empty: other versions record other
 * things.
 */
package org.modebench.analysis.results.record;
