/** Many runs: the course of each cell over them, and where it changed. */
package org.modebench.analysis.findings.history;
