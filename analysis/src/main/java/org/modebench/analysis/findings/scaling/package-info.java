/** Scaling laws: how speed grows with the number of workers, fitted to a run. */
package org.modebench.analysis.findings.scaling;
