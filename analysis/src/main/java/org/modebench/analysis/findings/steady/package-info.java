/** Whether forks were in a steady state while they were measured. */
package org.modebench.analysis.findings.steady;
