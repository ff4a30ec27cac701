/** Small HTTP clients, blocking and on an event loop, that load few classes. */
package org.modebench.http;
