package org.modebench.analysis;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Writes a file as a whole or not at all. */
final class AtomicFile {
  private AtomicFile() {}

  /** Writes beside the target, then moves; the target is replaced if it is a regular file. */
  static void write(Path target, byte[] content) throws IOException {
    // Through a link to the file it names; a device would be replaced by a file of its name.
    Path file = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(
          Files.isDirectory(file) ? "it is a directory" : "it is no regular file");
    }
    String name = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
    Path draft = file.resolveSibling(name);
    // Files.createTempFile would leave a file that only its owner can read.
    try (OutputStream out = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW)) {
      out.write(content);
    } catch (NoSuchFileException e) {
      throw new IOException("its folder does not exist", e);
    }
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** What went wrong, in words; the message of an access error would be the path alone. */
  static String why(IOException e) {
    return e instanceof AccessDeniedException
        ? "permission denied"
        : Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
