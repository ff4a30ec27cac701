package org.modebench.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The native library of async-profiler, which its jar carries, unpacked into the user's cache
 * folder. Its name there has the version and the hash of its content; a file that is not what its
 * name says is replaced.
 */
public final class NativeLibrary {
  private static final String NAME = "libasyncProfiler.so";
  private static final int HASH_DIGITS = 16;

  /** The folders in the jar, by the names of systems and processors that Java knows. */
  private static final Map<String, String> FOLDERS =
      Map.of(
          "linux amd64", "linux-x64",
          "linux x86_64", "linux-x64",
          "linux aarch64", "linux-arm64",
          "mac os x aarch64", "macos",
          "mac os x x86_64", "macos");

  private final String system;
  private final String processor;
  private final List<Path> caches;

  /**
   * @param system the property {@code os.name}
   * @param processor the property {@code os.arch}
   * @param caches the folders to unpack to, the best first
   */
  public NativeLibrary(String system, String processor, List<Path> caches) {
    this.system = system;
    this.processor = processor;
    this.caches = List.copyOf(caches);
  }

  static boolean isLinux() {
    return System.getProperty("os.name", "").equals("Linux");
  }

  /**
   * Unpacks the library, unless it is there.
   *
   * @param version of async-profiler
   * @param say hears why it is not in the first folder
   * @throws ProfileException if there is none for this platform, or no folder can be written
   */
  public Path unpacked(String version, Consumer<String> say) throws ProfileException {
    byte[] content = content();
    String hash = hash(content);
    List<String> problems = new ArrayList<>();
    for (Path cache : caches) {
      Path file =
          cache.resolve("async-profiler-" + version + "-" + hash.substring(0, HASH_DIGITS) + ".so");
      try {
        if (!isWhole(file, hash)) {
          write(file, content);
        }
        Optional<String> problem = problem(file);
        if (problem.isEmpty()) {
          if (!problems.isEmpty()) {
            say.accept(
                "The profiler's library is in \"%s\", since %s."
                    .formatted(cache, String.join(", and ", problems)));
          }
          return file;
        }
        problems.add("\"%s\" %s".formatted(cache, problem.get()));
      } catch (IOException e) {
        problems.add("\"%s\" cannot be written (%s)".formatted(cache, ProfileException.why(e)));
      }
    }
    throw new ProfileException(
        "Profiles need a folder for the profiler's library, but %s; the run continues without them."
            .formatted(String.join(", and ", problems)));
  }

  private static Optional<String> problem(Path file) {
    if (file.toString().matches(".*[,%:\\s].*")) {
      return Optional.of(
          "has a comma, colon, percent sign or space, which the profiler's options cannot contain");
    }
    // Where programs may not be executed no library can be loaded: access(2) says so.
    return Files.isExecutable(file)
        ? Optional.empty()
        : Optional.of("is on a file system from which nothing may be executed (noexec)");
  }

  private byte[] content() throws ProfileException {
    String folder = FOLDERS.get((system + " " + processor).toLowerCase(Locale.ROOT));
    try (InputStream in =
        folder == null
            ? null
            : NativeLibrary.class.getResourceAsStream("/" + folder + "/" + NAME)) {
      if (in == null) {
        throw new ProfileException(
            "Profiles need Linux on x86-64 or arm64, or macOS, but this is %s on %s; the run continues without them."
                .formatted(system, processor));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ProfileException(
          "The profiler's library cannot be read from the jar (%s); the run continues without profiles."
              .formatted(ProfileException.why(e)),
          e);
    }
  }

  private static boolean isWhole(Path file, String hash) throws IOException {
    return Files.isRegularFile(file)
        && file.toFile().setExecutable(true)
        && hash(Files.readAllBytes(file)).equals(hash);
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path unpacking = Files.createTempFile(folder, "unpacking", ".so");
    try {
      Files.write(unpacking, content);
      if (!unpacking.toFile().setExecutable(true)) {
        throw new IOException("its files cannot be made executable");
      }
      Files.move(unpacking, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unpacking);
    }
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** For this machine. */
  public static NativeLibrary ofThisMachine(List<Path> caches) {
    return new NativeLibrary(
        Optional.ofNullable(System.getProperty("os.name")).orElse("an unknown system"),
        Optional.ofNullable(System.getProperty("os.arch")).orElse("an unknown processor"),
        caches);
  }
}
