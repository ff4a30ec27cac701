/** Tables of a run: cells of forks, their estimates, and their text in four formats. */
package org.modebench.analysis.tables;
