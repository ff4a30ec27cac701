/** Which cases of a run are decided, and which may yet be as good as the best. */
package org.modebench.analysis.findings.verdicts;
