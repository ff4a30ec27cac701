/** What every server has: its settings, requests, answers, upstream, and life as a process. */
package org.modebench.server.common;
