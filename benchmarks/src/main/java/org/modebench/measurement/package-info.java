/** What an iteration measured beside its time: costs, how long calls took, values of metrics. */
package org.modebench.measurement;
