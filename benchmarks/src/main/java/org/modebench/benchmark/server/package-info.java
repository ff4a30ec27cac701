/** What the Server benchmark measures with: a server under load, and what is recorded of it. */
package org.modebench.benchmark.server;
