package org.modebench.analysis.results;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Writes a file so that at any moment, and after a crash, it is the old one or the new one. */
public final class AtomicFile {
  private AtomicFile() {}

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream file) throws IOException;
  }

  /**
   * Writes beside the target, then moves; the target is replaced if it is a regular file, or a link
   * to one, and what takes its place is as open to others as it was.
   *
   * @throws IOException if that cannot be done; {@link #why} puts it in words
   */
  public static void write(Path target, byte[] content) throws IOException {
    write(target, file -> file.write(content));
  }

  /** Writes as {@link #write(Path, byte[])} does what does not fit into an array. */
  public static void write(Path target, Content content) throws IOException {
    Path file = replaced(target);
    Path draft = draft(file);
    FileChannel channel = create(draft);
    try {
      try (channel) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      if (Files.exists(file)) {
        takePermissions(file, draft);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * Tries, without touching what is there, whether {@link #write(Path, byte[])} could write now,
   * but for the room on the disk.
   *
   * @throws IOException if it could not; {@link #why} puts it in words
   */
  public static void tryOut(Path target) throws IOException {
    Path draft = draft(replaced(target));
    try {
      create(draft).close();
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Through a link the file it names; a device would be replaced by a file of its name. */
  private static Path replaced(Path target) throws IOException {
    Path file = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(
          Files.isDirectory(file) ? "it is a directory" : "it is not a regular file");
    }
    return file;
  }

  private static Path draft(Path file) {
    return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  private static FileChannel create(Path draft) throws IOException {
    try {
      // Files.createTempFile would leave a file that only its owner can read.
      return FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      throw new IOException("its folder does not exist", e);
    }
  }

  /** Makes a file as open to others as another is, or as a file usually is if that is not there. */
  public static void takePermissions(Path from, Path to) throws IOException {
    if (!Files.getFileStore(to).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> permissions =
        Files.exists(from)
            ? Files.getPosixFilePermissions(from)
            : PosixFilePermissions.fromString("rw-r--r--");
    Files.setPosixFilePermissions(to, permissions);
  }

  /** What went wrong with a file, in words, and without its path. */
  public static String why(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    String message = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    // "path: reason" of the new file system API, "path (reason)" of the old.
    int colon = message.lastIndexOf(": ");
    int bracket = message.lastIndexOf(" (");
    if (colon >= 0) {
      return message.substring(colon + 2);
    }
    return bracket >= 0 && message.endsWith(")")
        ? message.substring(bracket + 2, message.length() - 1)
        : message;
  }
}
