package org.modebench.arguments;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.modebench.analysis.command.Causes;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.plan.UsageException;
import org.modebench.task.own.OwnClassPath;

/**
 * The jars and folders that {@code --class-path} names, and a digest of their content: forks and
 * workers are given both as system properties, so that both are on record, and runs of different
 * code are not taken for runs of the same.
 *
 * @param places absolute, as a class path has them
 * @param digest of all files in them
 */
record OwnCode(String places, String digest) {
  private static final String DIGEST_PROPERTY = OwnClassPath.PROPERTY + "Digest";
  private static final String ALL_JARS = "*";
  private static final int DIGEST_BYTES = 8;

  /**
   * Looks for what a class path names; as for Java, {@code lib/*} stands for the jars in a folder.
   *
   * @throws UsageException if a place is not there or cannot be read
   */
  static OwnCode of(String classPath) throws UsageException {
    List<Path> places = new ArrayList<>();
    for (String named : classPath.split(File.pathSeparator, -1)) {
      if (named.endsWith(ALL_JARS)) {
        places.addAll(jars(named));
      } else if (!named.isEmpty()) {
        places.add(there(named));
      }
    }
    return new OwnCode(
        String.join(File.pathSeparator, places.stream().map(Path::toString).toList()),
        digest(places));
  }

  private static Path there(String named) throws UsageException {
    Path place = Path.of(named).toAbsolutePath().normalize();
    if (!Files.isReadable(place)) {
      throw new UsageException(
          "--class-path must name jars and folders that can be read, but there is no \"%s\"; correct it."
              .formatted(named));
    }
    return place;
  }

  private static List<Path> jars(String pattern) throws UsageException {
    Path folder = there(pattern.length() == 1 ? "." : pattern.substring(0, pattern.length() - 1));
    List<Path> jars;
    try (Stream<Path> files = Files.list(folder)) {
      jars =
          files
              .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    if (jars.isEmpty()) {
      throw new UsageException(
          "--class-path must name jars and folders, but there is no jar in \"%s\"; correct \"%s\"."
              .formatted(folder, pattern));
    }
    return jars;
  }

  private static String digest(List<Path> places) throws UsageException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
    for (Path place : places) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          digest.update(place.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
          read(file, digest);
        }
      } catch (IOException | UncheckedIOException e) {
        throw unreadable(place, Causes.last(e));
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
  }

  private static void read(Path file, MessageDigest digest) throws IOException {
    try (InputStream in =
        new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static UsageException unreadable(Path place, Throwable cause) {
    return new UsageException(
        "--class-path must name jars and folders that can be read, but \"%s\" cannot (%s); correct it."
            .formatted(
                place, cause instanceof IOException io ? AtomicFile.why(io) : cause.getMessage()),
        cause);
  }

  /** The system properties of forks and workers. */
  List<String> jvmArguments() {
    return List.of(
        "-D" + OwnClassPath.PROPERTY + "=" + places, "-D" + DIGEST_PROPERTY + "=" + digest);
  }
}
