package org.modebench.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of this process in the folder for temporary files. It is gone when it is closed; those
 * of processes that were killed are gone when the next one for the same purpose is made.
 */
public final class ScratchFolder implements AutoCloseable {
  private static final String NAME = "modebench-";
  private static final String RUN = "run";
  private static final int ATTEMPTS = 10;
  private static final int MILLIS_BETWEEN_ATTEMPTS = 20;

  private final Path folder;

  private ScratchFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes one that is gone when this JVM exits, too.
   *
   * @param purpose part of its name, a word
   */
  public static ScratchFolder make(String purpose) throws IOException {
    ScratchFolder made = in(temporary(), purpose);
    Runtime.getRuntime().addShutdownHook(new Thread(made::closeAtExit, "scratch-folder"));
    return made;
  }

  /** Makes one for a run, whose forks have to have ended before it is closed. */
  public static ScratchFolder ofRun() throws IOException {
    return in(temporary(), RUN);
  }

  /** Whether a text has the path of one that was made for a run. */
  public static boolean isOfRun(String text) {
    return text.contains(NAME + RUN + "-");
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** Makes one in another folder. */
  public static ScratchFolder in(Path parent, String purpose) throws IOException {
    String prefix = NAME + purpose + "-";
    removeThoseOfTheDead(parent, Pattern.compile(prefix + "([0-9]{1,18})-.*"));
    return new ScratchFolder(
        Files.createTempDirectory(parent, prefix + ProcessHandle.current().pid() + "-"));
  }

  /** Makes one inside of this one. */
  public ScratchFolder inside(String name) throws IOException {
    return new ScratchFolder(Files.createTempDirectory(folder, name));
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
        removeOfTheDead(path);
      }
    }
  }

  private static void removeOfTheDead(Path path) {
    try {
      removeOnce(path);
    } catch (IOException e) {
      // Others may do the same at this moment.
    }
  }

  private static void removeOnce(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void closeAtExit() {
    try {
      close();
    } catch (IOException e) {
      // It is found by the next one.
    }
  }

  /** A process that is being killed may still make files, or remove them. */
  @Override
  public void close() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        removeOnce(folder);
        return;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
      try {
        TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_ATTEMPTS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
