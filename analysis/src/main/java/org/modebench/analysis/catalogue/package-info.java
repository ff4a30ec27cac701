/**
 * What modes, servers, workloads, parameters and metrics are: one typed entry each. Everything else
 * reads it here: plan, ideal, tables, plots, sentences, help.
 */
package org.modebench.analysis.catalogue;
