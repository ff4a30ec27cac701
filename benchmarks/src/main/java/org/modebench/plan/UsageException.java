package org.modebench.plan;

/**
 * Arguments, or a place named by them, that cannot be used. The message is one sentence: what, the
 * bound, what came, what to do.
 */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  public UsageException(String sentence) {
    super(sentence);
  }

  public UsageException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
