/** Calls that share memory: updates of one number, with a lock around them or without. */
package org.modebench.task.shared;
