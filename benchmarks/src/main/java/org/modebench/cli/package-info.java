/** The command line. */
package org.modebench.cli;
