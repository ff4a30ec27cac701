/** The ways to run work: one enum constant and one small class each. */
package org.modebench.mode;
