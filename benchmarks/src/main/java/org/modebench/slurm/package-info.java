/** The shards of a plan as an array of jobs that Slurm schedules. */
package org.modebench.slurm;
