package org.modebench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files in which Linux tells of itself. What is not there, or cannot be read, is empty: other
 * systems have none, and containers hide some.
 *
 * @param root above {@code proc} and {@code sys}
 */
record SystemFiles(Path root) {
  static final SystemFiles OF_THIS_MACHINE = new SystemFiles(Path.of("/"));

  /** The first line of a file without blanks at its ends; empty, too, if it is blank. */
  Optional<String> line(String file) {
    return lines(file).stream().findFirst().map(String::strip).filter(line -> !line.isEmpty());
  }

  /** What stands behind the colon of the first line that begins with a name. */
  String value(String file, String name) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }

  List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException | RuntimeException notThere) {
      return List.of();
    }
  }

  /** The names in a folder, in order. */
  List<String> names(String folder) {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException | RuntimeException notThere) {
      return List.of();
    }
  }
}
