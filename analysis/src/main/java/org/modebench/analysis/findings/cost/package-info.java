/** What calls cost in each mode, beside time: CPU, memory, threads and context switches. */
package org.modebench.analysis.findings.cost;
