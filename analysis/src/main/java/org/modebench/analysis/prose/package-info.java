/** What findings mean, in sentences. */
package org.modebench.analysis.prose;
