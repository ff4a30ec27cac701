/** The rows of a run reduced to cells: workload, mode, number of workers. */
package org.modebench.analysis.cells;
