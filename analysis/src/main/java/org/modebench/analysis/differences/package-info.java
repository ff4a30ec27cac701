/** Which of several samples differ, by how much, and how sure that is. */
package org.modebench.analysis.differences;
