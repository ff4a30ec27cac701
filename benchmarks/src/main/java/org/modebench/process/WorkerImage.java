package org.modebench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.host.JvmVariables;

/**
 * What workers start from: a jar with the few classes they need, and an archive of those classes as
 * the JVM wants them in memory (dynamic class-data sharing; an AOT cache where the JDK has one-step
 * AOT caches, from 25 on).
 *
 * <p>Both are kept in the user's cache folder, under names made of what they were built from:
 * another jar or another JDK has another name, so what is found is never stale.
 */
public final class WorkerImage {

  private static final int FIRST_JAVA_WITH_ONE_STEP_AOT = 25;

  private final Path folder;
  private final Path jar;
  private final List<Path> others;
  private final String java;

  private WorkerImage(Path folder, Path jar, List<Path> others, String java) {
    this.folder = folder;
    this.jar = jar;
    this.others = others;
    this.java = java;
  }

  /**
   * Returns the command of workers that run on the same Java as this JVM, from the same classes.
   * Builds what they start from (a slim jar, a class-data archive) if it is not there yet.
   */
  public static WorkerCommand commandForThisJvm() {
    return forThisJvm().command(JvmVariables.ofThisJvm());
  }

  /** Returns the command of processes of servers, which do not take the user's JVM options. */
  public static WorkerCommand commandWithoutVariables() {
    return forThisJvm().command(JvmVariables.none());
  }

  private static WorkerImage forThisJvm() {
    Path cache = CacheFolder.ofThisProcess().best();
    try {
      return in(cache, ClassPath.ofThisJvm());
    } catch (IOException e) {
      throw new IllegalStateException(
          "The class path of worker processes cannot be written to \"%s\" (%s); name another cache folder with XDG_CACHE_HOME."
              .formatted(cache, AtomicFile.why(e)),
          e);
    }
  }

  /** Returns the image of {@code classPath} in {@code cache}, built if need be. */
  static WorkerImage in(Path cache, ClassPath classPath) throws IOException {
    ImageCache images = new ImageCache(cache);
    Path folder = images.use(classPath.place());
    String stamp = classPath.stamp();
    Path jar = folder.resolve(stamp + ".jar");
    if (!Files.exists(jar)) {
      images.build(
          () -> {
            // Another process may have built it meanwhile.
            if (!Files.exists(jar)) {
              removeOlder(folder, stamp);
              images.makeRoom(ImageCache.LIMIT_BYTES);
              write(classPath, jar);
            }
          });
    }
    return new WorkerImage(folder, jar, classPath.besideThisClass(), WorkerCommand.javaOfThisJvm());
  }

  private static void write(ClassPath classPath, Path jar) throws IOException {
    Path building = Files.createTempFile(jar.getParent(), "building", ".jar");
    try {
      classPath.writeWorkerJar(building);
      Files.move(building, jar, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(building);
    }
  }

  /** What was built from an earlier version of the same class path is of no use any more. */
  private static void removeOlder(Path folder, String stamp) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (!file.getFileName().toString().startsWith(stamp)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Returns the command of workers; trains the archive first if there is none yet. */
  WorkerCommand command(JvmVariables variables) {
    Path archive = archive();
    if (!Files.exists(archive)) {
      new Training(new WorkerCommand(java, List.of(jar), List.of(), JvmVariables.none()))
          .record(archive, aot());
    }
    List<Path> classPath = new ArrayList<>(List.of(jar));
    // A JVM accepts an archive of the beginning of its class path.
    classPath.addAll(others);
    return new WorkerCommand(
        java,
        classPath,
        !Files.exists(archive)
            ? List.of()
            : aot() ? List.of("-XX:AOTCache=" + archive) : ForkArchive.flags(archive),
        variables);
  }

  private static boolean aot() {
    return Runtime.version().feature() >= FIRST_JAVA_WITH_ONE_STEP_AOT;
  }

  Path archive() {
    String stamp = jar.getFileName().toString().replace(".jar", "");
    return folder.resolve(stamp + '-' + Stamp.ofJdk() + (aot() ? ".aot" : ".jsa"));
  }
}
