/** What stands in the way of servers, and what it costs them, in sentences. */
package org.modebench.analysis.prose.servers;
