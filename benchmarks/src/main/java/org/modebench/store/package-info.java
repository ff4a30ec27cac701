/** The results file while it is written, and the record of its runs. */
package org.modebench.store;
