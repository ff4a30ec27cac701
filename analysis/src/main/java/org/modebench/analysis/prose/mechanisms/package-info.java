/** What mechanisms of concurrency were found to cost, in sentences. */
package org.modebench.analysis.prose.mechanisms;
