/** A command line, understood. */
package org.modebench.arguments;
