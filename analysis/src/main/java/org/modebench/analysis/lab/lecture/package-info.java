/** The student's report of a lecture: its subjects in its order, and what was measured of them. */
package org.modebench.analysis.lab.lecture;
