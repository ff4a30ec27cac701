package org.modebench.session;

import java.io.IOException;
import java.nio.file.Path;
import org.modebench.analysis.results.AtomicFile;

/** A file of a run that could not be written; the message is a sentence that names it. */
final class WriteFailedException extends IOException {
  private static final long serialVersionUID = 1;

  private WriteFailedException(Path file, IOException cause) {
    super(
        "\"%s\" cannot be written (%s); the forks completed so far are kept; free some space and continue with --resume."
            .formatted(file, AtomicFile.why(cause)),
        cause);
  }

  /** What writes a file. */
  interface Step {
    void run() throws IOException;
  }

  /** Runs a step that writes one file, and names the file if that fails. */
  static void naming(Path file, Step step) throws WriteFailedException {
    try {
      step.run();
    } catch (WriteFailedException e) {
      throw e;
    } catch (IOException e) {
      throw new WriteFailedException(file, e);
    }
  }
}
