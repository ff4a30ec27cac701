package org.modebench.analysis.results;

/**
 * A results file that cannot be used. Its message is one sentence for the user: what is wrong, what
 * is allowed, what came, what to do.
 */
public final class ResultsFileException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Takes the sentence as it is to be shown. */
  public ResultsFileException(String sentence) {
    super(sentence);
  }

  /** Takes the sentence as it is to be shown, and what caused it. */
  public ResultsFileException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
