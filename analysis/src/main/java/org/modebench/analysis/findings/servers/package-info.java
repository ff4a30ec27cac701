/** How servers compare over concurrency, latency and other parameters. */
package org.modebench.analysis.findings.servers;
