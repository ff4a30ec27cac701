/** What the commands of both modules share. */
package org.modebench.analysis.command;
