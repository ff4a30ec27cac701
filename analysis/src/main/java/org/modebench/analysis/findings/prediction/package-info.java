/** What a batch should take, by what a call takes alone and what handing over costs. */
package org.modebench.analysis.findings.prediction;
