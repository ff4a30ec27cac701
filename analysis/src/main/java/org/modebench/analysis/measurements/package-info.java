/** The rows of a run, grouped by workload and mode and reduced to forks. */
package org.modebench.analysis.measurements;
