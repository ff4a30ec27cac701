/** Comparison of two recordings, cell by cell: runs of this project, or JMH's own JSON. */
package org.modebench.analysis.findings.comparison;
