package org.modebench.host;

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
 * A folder of this process in the folder for temporary files. It is gone when it is closed; those
 * of processes that were killed are gone when the next one for the same purpose is made.
 */
public final class ScratchFolder implements AutoCloseable {
  private final Path folder;

  private ScratchFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes one.
   *
   * @param purpose part of its name, a word
   */
  public static ScratchFolder make(String purpose) throws IOException {
    return in(Path.of(System.getProperty("java.io.tmpdir")), purpose);
  }

  /** Makes one in another folder. */
  public static ScratchFolder in(Path parent, String purpose) throws IOException {
    String prefix = "modebench-" + purpose + "-";
    removeThoseOfTheDead(parent, Pattern.compile(prefix + "([0-9]{1,18})-.*"));
    return new ScratchFolder(
        Files.createTempDirectory(parent, prefix + ProcessHandle.current().pid() + "-"));
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  private static void removeThoseOfTheDead(Path parent, Pattern ours) throws IOException {
    List<Path> there;
    try (Stream<Path> files = Files.list(parent)) {
      there = files.toList();
    }
    for (Path path : there) {
      Matcher name = ours.matcher(String.valueOf(path.getFileName()));
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
