/** A run from its first fork to its last, and what happens if it is stopped. */
package org.modebench.session;
