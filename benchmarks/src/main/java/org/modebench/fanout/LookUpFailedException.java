package org.modebench.fanout;

/** Says that a look-up found nothing. */
public final class LookUpFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LookUpFailedException(LookUp what) {
    super("The look-up " + what + " has failed.");
  }
}
