package org.modebench.session;

import org.modebench.analysis.results.ForkKey;
import org.modebench.plan.Case;

/**
 * One fork of one case.
 *
 * @param round its number among the case's forks, from 1
 */
record PlannedFork(Case of, int round) {
  ForkKey key() {
    return new ForkKey(of.key(), round);
  }
}
