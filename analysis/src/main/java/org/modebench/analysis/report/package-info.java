/** The report: what a run says in words, plots and tables, as one page. */
package org.modebench.analysis.report;
