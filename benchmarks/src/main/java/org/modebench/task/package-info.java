/** What one call does, in its blocking, event-loop, locked and text forms. */
package org.modebench.task;
