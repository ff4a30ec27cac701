/** The command line of the analysis. */
package org.modebench.analysis.cli;
