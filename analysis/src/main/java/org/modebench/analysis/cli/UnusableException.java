package org.modebench.analysis.cli;

/** A request that cannot be met; its message is the sentence for the user. */
final class UnusableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableException(String sentence) {
    super(sentence);
  }

  UnusableException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
