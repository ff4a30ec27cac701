/** From the command line to results: plan, schedule, one fork at a time, rows, tables. */
package org.modebench.run;
