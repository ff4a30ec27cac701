package org.modebench.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.text.FileNames;

/**
 * Where files are kept that can be built again: in the user's cache folder (XDG Base Directory
 * Specification 0.8) or, where that cannot be used, in the folder for temporary files.
 */
public final class CacheFolder {

  /**
   * The system property with the folder for temporary files of all processes, for one that has a
   * folder of its own.
   */
  public static final String TEMPORARY = "modebench.tmpdir";

  private static final String NAME = "modebench";
  private static final long MEGABYTE = 1 << 20;

  /** What the files of one version of the jar need, generously. */
  private static final long ROOM = 32 * MEGABYTE;

  private final List<Path> named = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private Optional<Path> best = Optional.empty();

  /**
   * Creates and checks one folder after another until one can be used.
   *
   * @param candidates names of folders, the best first
   * @param room in bytes that it must have
   */
  CacheFolder(List<String> candidates, long room) {
    for (String candidate : candidates) {
      try {
        Path folder = named(candidate);
        if (best.isEmpty()) {
          check(folder, room);
          best = Optional.of(folder);
        }
        named.add(folder);
      } catch (IOException e) {
        // One that is worse than the best need not be usable.
        if (best.isEmpty()) {
          problems.add("\"%s\" %s".formatted(candidate, e.getMessage()));
        }
      }
    }
  }

  public static CacheFolder ofThisProcess() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    String home =
        xdg != null && new File(xdg).isAbsolute()
            ? xdg
            : System.getProperty("user.home") + File.separator + ".cache";
    return new CacheFolder(
        List.of(
            home + File.separator + NAME,
            System.getProperty(TEMPORARY, System.getProperty("java.io.tmpdir"))
                + File.separator
                + NAME
                + '-'
                + System.getProperty("user.name")),
        ROOM);
  }

  private static Path named(String candidate) throws IOException {
    Path folder;
    try {
      folder = Path.of(candidate);
    } catch (InvalidPathException e) {
      throw new IOException(FileNames.problem(e), e);
    }
    if (!folder.isAbsolute()) {
      // The home of a user without an entry in the list of users is "?".
      throw new IOException("is not an absolute path");
    }
    if (candidate.contains(File.pathSeparator)) {
      throw new IOException(
          "has a \"%s\", which separates class paths".formatted(File.pathSeparator));
    }
    return folder;
  }

  private static void check(Path folder, long room) throws IOException {
    long free;
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "writable", null));
      free = Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new IOException("cannot be written (%s)".formatted(AtomicFile.why(e)), e);
    }
    if (free < room) {
      throw new IOException(
          "has %d MB of free space, less than the %d MB needed"
              .formatted(free / MEGABYTE, room / MEGABYTE));
    }
  }

  /** The best folder that can be used, and those that may be tried after it. */
  public List<Path> folders() {
    return named;
  }

  /** Why better ones than the best cannot, to be put after "since" or "but"; empty if all can. */
  public String problems() {
    return String.join(", and ", problems);
  }

  /** Returns the best folder, if any can be used. */
  Optional<Path> usable() {
    return best;
  }

  /** Returns the best folder. */
  Path best() {
    return best.orElseThrow(
        () ->
            new IllegalStateException(
                "Worker processes need a cache folder for their class path, but %s; name another with XDG_CACHE_HOME."
                    .formatted(problems())));
  }

  /** A sentence for the user where a worse folder than the best is used. */
  public Optional<String> remark() {
    return problems.isEmpty()
        ? Optional.empty()
        : best.map(folder -> "The cache is in \"%s\", since %s.".formatted(folder, problems()));
  }
}
