package org.modebench.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.modebench.analysis.results.AtomicFile;

/** A file that only its user can read, there at once with all that it holds until it is closed. */
public record PrivateFile(Path path) implements AutoCloseable {
  private static final String OF_THE_USER = "rw-------";

  /**
   * Writes one, in place of one that is there.
   *
   * @param option that names it, for the sentence
   * @throws IOException with a sentence that says why, if it cannot be written
   */
  public static PrivateFile write(String option, Path path, String text) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    try {
      Path written =
          Files.createTempFile(
              folder == null ? path : folder,
              ".",
              ".private",
              new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OF_THE_USER))
              });
      try {
        Files.write(written, text.getBytes(StandardCharsets.UTF_8));
        Files.move(
            written, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(written);
      }
      // Where this JVM is told to end, nobody closes it.
      path.toFile().deleteOnExit();
      return new PrivateFile(path);
    } catch (FileSystemException e) {
      throw new IOException(
          "%s must name a file that can be written, but \"%s\" cannot (%s); name another."
              .formatted(option, path, AtomicFile.why(e)),
          e);
    }
  }

  /** Removes it. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
