package org.modebench.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that one process has locked. It stands beside the file that it guards, since a lock of a
 * process (POSIX) ends as soon as any stream on the locked file is closed, and what is guarded is
 * to be read meanwhile. What a killed process leaves of it is harmless: the lock went with the
 * process.
 */
public final class LockFile implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private LockFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** {@code results.csv.lock} for {@code results.csv}. */
  static Path besideOf(Path guarded) {
    return guarded.resolveSibling(guarded.getFileName() + ".lock");
  }

  /** Locks the file beside another; empty if it is locked already. */
  static Optional<LockFile> beside(Path guarded) throws IOException {
    Path file = besideOf(guarded);
    while (true) {
      FileChannel channel = open(file, FileChannel::open);
      if (!isLocked(channel)) {
        channel.close();
        return Optional.empty();
      }
      if (Files.exists(file)) {
        return Optional.of(new LockFile(file, channel));
      }
      // Who had it took it away between the two lines above: this lock guards nothing.
      channel.close();
    }
  }

  /** As {@link FileChannel#open(Path, OpenOption...)}. */
  @FunctionalInterface
  public interface Opener {
    FileChannel open(Path file, OpenOption... options) throws IOException;
  }

  /**
   * Opens a file to lock it, and creates it where there is none. In a folder that is everybody's,
   * Linux may refuse to open another user's file with permission to create it, although the file is
   * there (proc_sys_fs(5), protected_regular).
   */
  public static FileChannel open(Path file, Opener opener) throws IOException {
    try {
      return opener.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return opener.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
  }

  /** Locks a file for as long as its channel is open; false if it is locked already. */
  public static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisJvm) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(file);
    }
  }
}
