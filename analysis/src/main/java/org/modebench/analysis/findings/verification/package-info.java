/** Repetition of a run by the jar that made it, and what it says of the first. */
package org.modebench.analysis.findings.verification;
