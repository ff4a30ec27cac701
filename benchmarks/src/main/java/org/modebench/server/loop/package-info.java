/**
 * Servers with one thread that runs everything: on Netty's event loop, and on one written by hand
 * over {@code java.nio}, to be read.
 *
 * <p>Read {@link org.modebench.server.loop.SelectorLoop} first, then {@link
 * org.modebench.server.loop.SelectorConnection}.
 */
package org.modebench.server.loop;
