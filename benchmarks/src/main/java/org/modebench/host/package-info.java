/** The machine and the processes that a run uses: what they cost and when they must end. */
package org.modebench.host;
