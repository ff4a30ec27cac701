/** The load on a server under test: closed and open loop, and what a client saw of it. */
package org.modebench.load;
