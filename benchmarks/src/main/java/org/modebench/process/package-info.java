/** The worker JVM, its protocol and how it is started. */
package org.modebench.process;
