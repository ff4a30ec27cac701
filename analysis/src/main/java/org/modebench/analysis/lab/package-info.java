/** The student's report of the concurrency lab: its nine tasks, in English and Russian. */
package org.modebench.analysis.lab;
