/**
 * The servers whose threads wait: a connection is served by one thread from its first request on.
 */
package org.modebench.server.blocking;
