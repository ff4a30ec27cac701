/** What is on record about the circumstances of a run: machine, JDK, flags, settings. */
package org.modebench.analysis.environment;
