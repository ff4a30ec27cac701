/** What a run found, on less than a screen. */
package org.modebench.analysis.summary;
