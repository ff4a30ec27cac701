/** Servers on another machine: an agent there starts them, and tells what they cost. */
package org.modebench.agent;
