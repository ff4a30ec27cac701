/** Tells a person how far a run is. */
package org.modebench.progress;
