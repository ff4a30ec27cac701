/** The mock COVID API in a JVM of its own, and the check that it is not the bottleneck. */
package org.modebench.mock;
