package org.modebench.run;

/**
 * Arguments, or a place named by them, that cannot be used. The message is one sentence: what, the
 * bound, what came, what to do.
 */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  UsageException(String sentence) {
    super(sentence);
  }

  UsageException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
