/** The global interpreter lock. */
package org.modebench.mode.gil;
