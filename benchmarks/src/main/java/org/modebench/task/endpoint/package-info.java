/** Calls of an HTTP endpoint that a user names. */
package org.modebench.task.endpoint;
