package org.modebench.analysis.command;

import java.nio.file.Path;

/** Where results are written, and read from, if the command line names no file. */
public final class DefaultResults {
  /** In the current folder, ignored by git. */
  public static final Path FOLDER = Path.of("runs");

  public static final Path FILE = FOLDER.resolve("results.csv");

  private DefaultResults() {}
}
