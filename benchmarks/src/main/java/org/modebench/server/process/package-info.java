/** The servers whose processes wait: workers that share a listening socket, and one per request. */
package org.modebench.server.process;
