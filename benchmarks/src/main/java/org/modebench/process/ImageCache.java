package org.modebench.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cache folder with a folder for each image of workers. Who uses an image holds a shared lock on
 * it until the JVM ends; of the others those unused for longest go when there are too many.
 */
final class ImageCache {

  /** About a dozen images of JDK 17, half as many of a JDK with ahead-of-time caches. */
  static final long LIMIT_BYTES = 64 << 20;

  private static final String PREFIX = "worker-";

  /** The byte of the lock file that belongs to who builds an image. */
  private static final long BUILDING = Long.MAX_VALUE - 1;

  /**
   * One for each lock file, never closed: a JVM that closes any channel of a file loses all its
   * locks on it (POSIX).
   */
  private static final Map<Path, FileChannel> CHANNELS = new HashMap<>();

  /** The locks of this JVM, which are lost with the last reference to them. */
  private static final List<FileLock> HELD = new ArrayList<>();

  private final Path folder;
  private final Optional<FileChannel> locks;

  /** Opens the cache in a folder, which is created where there is none. */
  ImageCache(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder).toRealPath();
    synchronized (CHANNELS) {
      Path file = this.folder.resolve("in-use.lock");
      if (!CHANNELS.containsKey(file)) {
        channel(file).ifPresent(open -> CHANNELS.put(file, open));
      }
      locks = Optional.ofNullable(CHANNELS.get(file));
    }
  }

  private static Optional<FileChannel> channel(Path file) {
    try {
      return Optional.of(
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Waits for the lock of a byte; empty where this JVM holds it, or where there are no locks, as on
   * some network file systems. Without locks nothing is deleted.
   */
  private Optional<FileLock> lock(long position, boolean shared) {
    try {
      return locks.isPresent()
          ? Optional.of(locks.get().lock(position, 1, shared))
          : Optional.empty();
    } catch (OverlappingFileLockException | IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the folder of an image, which nobody deletes as long as this JVM lives.
   *
   * @param stamp of 16 hexadecimal digits
   */
  Path use(String stamp) throws IOException {
    synchronized (CHANNELS) {
      lock(position(stamp), true).ifPresent(HELD::add);
    }
    Path image = Files.createDirectories(folder.resolve(PREFIX + stamp));
    Files.setLastModifiedTime(image, FileTime.fromMillis(System.currentTimeMillis()));
    return image;
  }

  /** What builds an image. */
  @FunctionalInterface
  interface Building {
    void build() throws IOException;
  }

  /** Lets one process at a time, and one thread of it, build an image. */
  void build(Building building) throws IOException {
    synchronized (CHANNELS) {
      Optional<FileLock> lock = lock(BUILDING, false);
      try {
        building.build();
      } finally {
        if (lock.isPresent()) {
          lock.get().release();
        }
      }
    }
  }

  /** Each image has a byte of its own in the lock file, which need not be that long. */
  private static long position(String stamp) {
    return Long.parseUnsignedLong(stamp, 16) >>> 2;
  }

  /** An image, by when it was used last. */
  private record Image(Path folder, long used, long bytes) {}

  /** Deletes images that nobody uses, the one unused for longest first, until all fit. */
  void makeRoom(long limitBytes) throws IOException {
    List<Image> images = images();
    long bytes = images.stream().mapToLong(Image::bytes).sum();
    for (Image image : images) {
      if (bytes <= limitBytes) {
        return;
      }
      if (deleted(image.folder())) {
        bytes -= image.bytes();
      }
    }
  }

  private List<Image> images() throws IOException {
    List<Image> images = new ArrayList<>();
    for (Path image : list(folder)) {
      if (image.getFileName().toString().matches(PREFIX + "[0-9a-f]{16}")) {
        long bytes = 0;
        for (Path file : list(image)) {
          // File.length is 0 where another process has just deleted the file.
          bytes += file.toFile().length();
        }
        images.add(new Image(image, image.toFile().lastModified(), bytes));
      }
    }
    images.sort(Comparator.comparingLong(Image::used));
    return images;
  }

  private boolean deleted(Path image) throws IOException {
    String stamp = image.getFileName().toString().substring(PREFIX.length());
    if (locks.isEmpty()) {
      return false;
    }
    try (FileLock lock = locks.get().tryLock(position(stamp), 1, false)) {
      if (lock == null) {
        return false;
      }
      for (Path file : list(image)) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(image);
      return true;
    } catch (OverlappingFileLockException usedByThisJvm) {
      return false;
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (NoSuchFileException deletedMeanwhile) {
      return List.of();
    }
  }
}
