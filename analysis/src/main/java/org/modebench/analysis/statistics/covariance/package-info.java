/** What samples have in common with something else that was measured of each fork. */
@NullMarked
package org.modebench.analysis.statistics.covariance;

import org.jspecify.annotations.NullMarked;
