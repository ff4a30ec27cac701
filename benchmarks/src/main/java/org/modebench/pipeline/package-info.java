/** Messages that come in bursts, a queue, and consumers that commit them to a database. */
package org.modebench.pipeline;
