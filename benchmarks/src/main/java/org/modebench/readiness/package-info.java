/** How one thread learns which of many connections has something to read. */
package org.modebench.readiness;
