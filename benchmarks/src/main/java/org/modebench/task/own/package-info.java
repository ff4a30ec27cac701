/** A user's own class as a task: how it is found, made, called and checked. */
package org.modebench.task.own;
