/** Transfers between accounts that may deadlock, in a JVM that is then killed. */
package org.modebench.deadlock;
