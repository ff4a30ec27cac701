/** Ways to tell subscribers of events: asked for again and again, or pushed. */
package org.modebench.push;
