/** Sampled stacks: flame graphs, and their differences. */
package org.modebench.analysis.flames;
