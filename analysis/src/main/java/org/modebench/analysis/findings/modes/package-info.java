/** Which modes of a workload are as good as the best. */
package org.modebench.analysis.findings.modes;
