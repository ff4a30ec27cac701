/** Files written as a whole. */
package org.modebench.analysis.files;
