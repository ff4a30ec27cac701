/** From which size of a task on one mode beats another. */
package org.modebench.analysis.findings.breakeven;
