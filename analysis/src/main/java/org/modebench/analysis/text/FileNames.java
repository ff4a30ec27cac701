package org.modebench.analysis.text;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Names of files that this JVM cannot use, in words. */
public final class FileNames {
  private FileNames() {}

  /** A whole sentence. */
  public static String sentence(InvalidPathException e) {
    return "The file name %s %s.".formatted(ForeignText.quoted(e.getInput()), problem(e));
  }

  /**
   * What is wrong, to be put after the name. The JVM decodes and encodes names of files as the
   * locale says that it started in; under {@code LC_ALL=C} that is ASCII.
   */
  public static String problem(InvalidPathException e) {
    return e.getInput().codePoints().allMatch(c -> c < 128)
        ? "cannot be used (%s)".formatted(e.getReason())
        : "has characters that cannot be encoded in this locale; set LC_ALL=C.UTF-8";
  }

  /**
   * Why this JVM can use no relative file name: it cannot name the folder that it was started in.
   * Empty if it can.
   */
  public static Optional<String> problemOfWorkingFolder() {
    return isFolder(System.getProperty("user.dir"))
        ? Optional.empty()
        : Optional.of(
            "The name of the current folder has characters that cannot be encoded in this locale; set LC_ALL=C.UTF-8, or change to another folder.");
  }

  private static boolean isFolder(String name) {
    try {
      return Files.isDirectory(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
