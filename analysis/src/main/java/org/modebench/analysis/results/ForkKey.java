package org.modebench.analysis.results;

import java.io.Serializable;
import org.modebench.analysis.results.record.CaseKey;

/**
 * One fork of one case of a run; several attempts may have been made at it.
 *
 * @param number from 1
 */
public record ForkKey(CaseKey of, int number) implements Serializable {
  private static final long serialVersionUID = 1;
}
