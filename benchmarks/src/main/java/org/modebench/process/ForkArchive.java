package org.modebench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The classes that every fork loads, as the JVM wants them in memory (dynamic class-data sharing),
 * so that a fork starts with less work. An archive has classes and nothing that was compiled, or
 * learnt for compiling: forks warm up as they do without it.
 *
 * <p>It is kept in the cache folder of the class path, under a name made of what it was recorded
 * from.
 */
public final class ForkArchive {

  private static final String FLAG = "-XX:SharedArchiveFile=";
  private static final String RECORDING_FLAG = "-XX:ArchiveClassesAtExit=";

  /**
   * An archive is mapped where it was recorded: to relocate it, as newer JVMs do by default, takes
   * a fifth of the start of ten JVMs at once.
   */
  private static final List<String> WHERE_IT_WAS =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

  private final Path file;

  ForkArchive(Path file) {
    this.file = file;
  }

  /**
   * Returns the archive of forks that run on the same Java as this JVM, from the same class path;
   * none where the class path has folders, of which there are no archives, or where there is no
   * cache folder.
   */
  public static Optional<ForkArchive> ofThisJvm() {
    ClassPath classPath = ClassPath.ofThisJvm();
    Optional<Path> cache = CacheFolder.ofThisProcess().usable();
    if (cache.isEmpty() || classPath.hasFolders()) {
      return Optional.empty();
    }
    try {
      Path folder = new ImageCache(cache.get()).use(classPath.place());
      // A JVM compares the class path as it was typed.
      String typed = Stamp.of(System.getProperty("java.class.path"));
      return Optional.of(
          new ForkArchive(
              folder.resolve(
                  "%s-fork-%s-%s.jsa".formatted(classPath.stamp(), typed, Stamp.ofJdk()))));
    } catch (IOException e) {
      // Without an archive a fork does the same, only later.
      return Optional.empty();
    }
  }

  /** Returns the flags of a JVM that starts from the archive; none as long as there is none. */
  public List<String> flags() {
    return Files.exists(file) ? flags(file) : List.of();
  }

  /** Returns the flags of a JVM that starts from an archive of this kind. */
  static List<String> flags(Path archive) {
    List<String> flags = new ArrayList<>(List.of(FLAG + archive));
    flags.addAll(WHERE_IT_WAS);
    return List.copyOf(flags);
  }

  /** Returns the arguments of a JVM without the flags of its archive, if it has one. */
  public static List<String> without(List<String> arguments) {
    List<String> others = new ArrayList<>(arguments);
    if (others.removeIf(argument -> argument.startsWith(FLAG))) {
      // They come first, so that one of the user's own stays.
      WHERE_IT_WAS.forEach(others::remove);
    }
    return others;
  }

  /**
   * Returns the flag of a JVM that records an archive when it ends, to be kept by {@link #keep}.
   */
  public String recordingFlag() {
    return RECORDING_FLAG + recording();
  }

  private Path recording() {
    return file.resolveSibling("recording-" + ProcessHandle.current().pid());
  }

  /** Keeps what was recorded, if anything was. */
  public void keep() {
    try {
      if (Files.exists(recording())) {
        Files.move(recording(), file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      // The next image in this folder deletes what is left over.
    }
  }
}
