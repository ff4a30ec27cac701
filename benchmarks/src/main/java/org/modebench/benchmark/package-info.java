/** The JMH benchmarks: thin, one measured line each. */
package org.modebench.benchmark;
