/** Text that is fit to print, and lists of things in sentences. */
package org.modebench.analysis.text;
