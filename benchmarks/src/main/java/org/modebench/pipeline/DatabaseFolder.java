package org.modebench.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of this process for a database and for the native library of SQLite, which is unpacked
 * into it. It is gone when it is closed; those of processes that were killed are gone when the next
 * one is made.
 */
public final class DatabaseFolder implements AutoCloseable {

  /** Where SQLite's driver unpacks its library. */
  private static final String UNPACK_TO = "org.sqlite.tmpdir";

  private static final String PREFIX = "modebench-database-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9]{1,18})-.*");

  private final Path folder;

  private DatabaseFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes one in the folder for temporary files, and lets the driver unpack its library there. */
  public static DatabaseFolder make() throws IOException {
    DatabaseFolder made = ofAnother();
    unpackInto(made.folder);
    return made;
  }

  /** Makes one for the driver of another process. */
  public static DatabaseFolder ofAnother() throws IOException {
    return in(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Lets the driver unpack its library there, if it has not done so yet. */
  public static void unpackInto(Path folder) {
    System.setProperty(UNPACK_TO, folder.toString());
  }

  static DatabaseFolder in(Path parent) throws IOException {
    removeThoseOfTheDead(parent);
    return new DatabaseFolder(
        Files.createTempDirectory(parent, PREFIX + ProcessHandle.current().pid() + "-"));
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  private static void removeThoseOfTheDead(Path parent) throws IOException {
    List<Path> there;
    try (Stream<Path> files = Files.list(parent)) {
      there = files.toList();
    }
    for (Path path : there) {
      Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
      if (name.matches()
          && Optional.of(Long.parseLong(name.group(1)))
              .flatMap(ProcessHandle::of)
              .filter(ProcessHandle::isAlive)
              .isEmpty()
          && Files.isWritable(path)) {
        remove(path);
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    remove(folder);
  }
}
