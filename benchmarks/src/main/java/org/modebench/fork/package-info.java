/** One JMH fork at a time: command line, output, outcome, raw values. */
package org.modebench.fork;
