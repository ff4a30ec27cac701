/** The servers under test: each model of serving behind one façade, in a JVM of its own. */
package org.modebench.server;
