/**
 * One plan measured on several machines: who measures which rounds, and how they become one run.
 */
package org.modebench.analysis.shards;
