package org.modebench.pipeline;

import java.nio.file.Path;
import java.sql.SQLException;

/** A database does not do what it is asked for; the message says why, as a sentence. */
public final class PipelineException extends Exception {
  private static final long serialVersionUID = 1;

  private PipelineException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * @param done what it cannot be, such as {@code opened}
   */
  static PipelineException of(String done, Path database, SQLException cause) {
    return new PipelineException(
        "The database \"%s\" cannot be %s: %s".formatted(database, done, cause.getMessage()),
        cause);
  }
}
