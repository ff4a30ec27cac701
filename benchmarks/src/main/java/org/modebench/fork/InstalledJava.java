package org.modebench.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java that is installed where package managers put them.
 *
 * @param feature its feature release, such as 25
 * @param launcher its java program
 */
public record InstalledJava(int feature, Path launcher) {
  private static final Pattern VERSION = Pattern.compile("\"?(\\d{1,4})[.\"-].*");

  /** The newest beside the one that runs this, or where SDKMAN!, IntelliJ IDEA and macOS put it. */
  public static Optional<InstalledJava> newest() {
    return newest(places());
  }

  /** One of a feature release, in the same places. */
  static Optional<InstalledJava> of(int feature) {
    return of(feature, places());
  }

  private static List<Path> places() {
    Path home = Path.of(System.getProperty("java.home", "."));
    Path user = Path.of(System.getProperty("user.home", "."));
    List<Path> folders = new ArrayList<>();
    Optional.ofNullable(home.toAbsolutePath().getParent()).ifPresent(folders::add);
    folders.add(user.resolve(".sdkman/candidates/java"));
    folders.add(user.resolve(".jdks"));
    folders.add(Path.of("/Library/Java/JavaVirtualMachines"));
    return folders;
  }

  /** The newest in these folders, each of which has a folder for each Java. */
  static Optional<InstalledJava> newest(List<Path> folders) {
    return all(folders).max(Comparator.comparingInt(InstalledJava::feature));
  }

  static Optional<InstalledJava> of(int feature, List<Path> folders) {
    return all(folders).filter(java -> java.feature() == feature).findFirst();
  }

  private static Stream<InstalledJava> all(List<Path> folders) {
    return folders.stream().flatMap(folder -> in(folder).stream());
  }

  private static List<InstalledJava> in(Path folder) {
    try (Stream<Path> homes = Files.list(folder)) {
      return homes
          .sorted()
          .flatMap(home -> Stream.of(home, home.resolve("Contents").resolve("Home")))
          .flatMap(home -> at(home).stream())
          .toList();
    } catch (IOException e) {
      // A folder that is not there, or not for everyone, has none to offer.
      return List.of();
    }
  }

  private static Optional<InstalledJava> at(Path home) {
    Path launcher = home.resolve("bin").resolve("java");
    if (!Files.isExecutable(launcher)) {
      return Optional.empty();
    }
    Properties release = new Properties();
    try (var text = Files.newBufferedReader(home.resolve("release"))) {
      release.load(text);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
    Matcher version = VERSION.matcher(release.getProperty("JAVA_VERSION", ""));
    return version.matches()
        ? Optional.of(new InstalledJava(Integer.parseInt(version.group(1)), launcher))
        : Optional.empty();
  }
}
