/** What dividing a job costs, and what of it cannot be divided. */
package org.modebench.analysis.findings.division;
