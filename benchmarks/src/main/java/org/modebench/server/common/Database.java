package org.modebench.server.common;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A database in the place of an upstream.
 *
 * @param connections of the pool through which it is asked, at least 1
 * @param folder where it is and its driver's native library is unpacked; empty if it is still to be
 *     made
 */
public record Database(int connections, Optional<Path> folder) {

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException with a sentence, if there is no connection
   */
  public Database {
    if (connections < 1) {
      throw new IllegalArgumentException(
          "A pool must have 1 database connection or more, but has " + connections + ".");
    }
  }

  /** The same in a folder. */
  public Database in(Path madeFolder) {
    return new Database(connections, Optional.of(madeFolder));
  }

  /** Reads the number of connections and, behind a space, the folder. */
  static Database parse(String text) {
    String[] parts = text.split(" ", 2);
    return new Database(
        Integer.parseInt(parts[0]),
        parts.length > 1 ? Optional.of(Path.of(parts[1])) : Optional.empty());
  }

  /** Returns what {@link #parse} reads. */
  @Override
  public String toString() {
    return folder.isPresent() ? connections + " " + folder.get() : Integer.toString(connections);
  }
}
