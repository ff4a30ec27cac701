/** What mechanisms of concurrency cost, lose and prevent. */
package org.modebench.analysis.findings.mechanisms;
