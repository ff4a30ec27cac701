package org.modebench.analysis.results.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What of a jar runs while something is measured, in short digests: the classes of the packages
 * that forks, workers, servers, the mock and the client consist of, and the versions of the
 * libraries that they use. Builds that agree in it measure the same, given the same plan and flags,
 * which are on record of their own.
 *
 * @param digests by name of a top-level class, or of a library; none where they are unknown
 */
public record MeasuredCode(SortedMap<String, String> digests) {
  /**
   * Its group is the name of the top-level class, with slashes. What JMH generates follows from the
   * benchmarks and JMH's version.
   */
  private static final Pattern MEASURED =
      Pattern.compile(
          "org/modebench/((?:benchmark(?!/jmh_generated)|host|http|load|mock|mode|process|server|task)/[^$]+)(?:\\$.*)?\\.class");

  private static final Set<String> LIBRARIES =
      Set.of("gson", "httpcore", "jmh", "netty", "wiremock");
  private static final String BUILD = "org/modebench/store/build.properties";
  private static final String OF_LIBRARIES = "libraries";
  private static final int BYTES = 4;

  /** Of so many differences the names are told: they show where to look. */
  public static final int SHOWN = 5;

  public static final MeasuredCode UNKNOWN = of(Map.of());

  public MeasuredCode {
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
  }

  /** Reads what {@link #byPackage()} wrote. */
  static MeasuredCode of(Map<String, String> byPackage) {
    SortedMap<String, String> digests = new TreeMap<>();
    byPackage.forEach(
        (group, members) -> {
          for (String member : members.split(" ", -1)) {
            int end = member.indexOf('=');
            if (end > 0) {
              String prefix = group.equals(OF_LIBRARIES) ? "" : group + '.';
              digests.put(prefix + member.substring(0, end), member.substring(end + 1));
            }
          }
        });
    return new MeasuredCode(digests);
  }

  /** A line for each package and one for the libraries, short enough for a record. */
  Map<String, String> byPackage() {
    Map<String, String> lines = new TreeMap<>();
    digests.forEach(
        (name, digest) -> {
          int end = name.indexOf('.');
          lines.merge(
              end < 0 ? OF_LIBRARIES : name.substring(0, end),
              name.substring(end + 1) + '=' + digest,
              (one, next) -> one + ' ' + next);
        });
    return lines;
  }

  /**
   * Reads a jar.
   *
   * @throws IOException if it cannot be read, or is none
   */
  public static MeasuredCode of(Path jar) throws IOException {
    SortedMap<String, MessageDigest> classes = new TreeMap<>();
    SortedMap<String, String> digests = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      // Jars differ in the order of their entries.
      SortedMap<String, ZipEntry> entries = new TreeMap<>();
      for (Enumeration<? extends ZipEntry> each = zip.entries(); each.hasMoreElements(); ) {
        ZipEntry entry = each.nextElement();
        entries.put(entry.getName(), entry);
      }
      for (Map.Entry<String, ZipEntry> entry : entries.entrySet()) {
        String name = entry.getKey();
        Matcher measured = MEASURED.matcher(name);
        if (name.equals(BUILD)) {
          digests.putAll(libraries(zip, entry.getValue()));
        } else if (measured.matches()) {
          String topLevel = measured.group(1).replace('/', '.');
          MessageDigest digest = classes.computeIfAbsent(topLevel, c -> sha256());
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          try (InputStream in = zip.getInputStream(entry.getValue())) {
            digest.update(in.readAllBytes());
          }
        }
      }
    }
    classes.forEach((name, digest) -> digests.put(name, hex(digest)));
    return new MeasuredCode(digests);
  }

  private static SortedMap<String, String> libraries(ZipFile zip, ZipEntry entry)
      throws IOException {
    Properties build = new Properties();
    try (InputStream in = zip.getInputStream(entry)) {
      build.load(in);
    }
    SortedMap<String, String> versions = new TreeMap<>();
    for (String library : LIBRARIES) {
      String version = build.getProperty("dependency." + library);
      if (version != null) {
        versions.put(library, version);
      }
    }
    return versions;
  }

  /** Whether nothing is known of it, as in records of older versions. */
  public boolean isUnknown() {
    return digests.isEmpty();
  }

  /** The classes and libraries that are not the same in another build, by name. */
  public List<String> differencesTo(MeasuredCode other) {
    Set<String> names = new TreeSet<>(digests.keySet());
    names.addAll(other.digests.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(digests.get(name), other.digests.get(name))) {
        differences.add(name);
      }
    }
    return differences;
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
