/**
 * One request that needs three look-ups, written in four styles: the same work, to be read side by
 * side.
 *
 * <p>Read {@link org.modebench.fanout.Sequence}, {@link org.modebench.fanout.Futures}, {@link
 * org.modebench.fanout.Callbacks} and {@link org.modebench.fanout.VirtualThreads}.
 */
package org.modebench.fanout;
