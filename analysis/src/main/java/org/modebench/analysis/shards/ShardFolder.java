package org.modebench.analysis.shards;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modebench.analysis.results.SideFiles;
import org.modebench.analysis.results.record.Shard;

/**
 * Where the shards of a plan write: each in a folder of its own, each attempt at it in a file of
 * its own, such as {@code shard-3-of-8/attempt-1.csv}.
 */
public final class ShardFolder {
  private static final String BEGINNING = "shard-";
  private static final Pattern NAME = Pattern.compile("shard-([0-9]{1,6})-of-([0-9]{1,6})");

  private final Path folder;

  /** The shards in a folder. */
  public ShardFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the file of a new attempt, so that no other attempt has it.
   *
   * @return the file, which is there and empty
   */
  public Path begin(Shard shard) throws IOException {
    Path own = of(shard);
    Files.createDirectories(own);
    for (int attempt = 1; ; attempt++) {
      Path file = own.resolve("attempt-" + attempt + ".csv");
      try {
        return Files.createFile(file);
      } catch (FileAlreadyExistsException taken) {
        // Another attempt's, which may be under way on another machine.
      }
    }
  }

  private Path of(Shard shard) {
    return folder.resolve(BEGINNING + shard.number() + "-of-" + shard.of());
  }

  /** The files of all attempts, in the order of their names. */
  public List<Path> attempts() throws IOException {
    List<Path> all = new ArrayList<>(attempts(folder));
    for (Path within : list(folder)) {
      all.addAll(attempts(within));
    }
    Collections.sort(all);
    return all;
  }

  /** The files of the attempts at a shard. */
  public List<Path> attempts(Shard shard) throws IOException {
    return attempts(of(shard));
  }

  private static List<Path> attempts(Path within) throws IOException {
    return list(within).stream()
        .filter(file -> String.valueOf(file.getFileName()).endsWith(".csv"))
        .filter(file -> !SideFiles.isBesideRows(file))
        .filter(file -> nameOfFolder(file).startsWith(BEGINNING))
        .toList();
  }

  /**
   * What is in a folder, by name alone: drafts and locks of an attempt that is under way may be
   * gone before anything else could be asked of them.
   */
  private static List<Path> list(Path within) throws IOException {
    if (!Files.isDirectory(within)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(within)) {
      return files.sorted().toList();
    }
  }

  /** The shard in whose folder a file is; empty if the folder's name tells none. */
  static Optional<Shard> shardOf(Path file) {
    Matcher name = NAME.matcher(nameOfFolder(file));
    return name.matches() ? Shard.of(name.group(1) + "/" + name.group(2)) : Optional.empty();
  }

  private static String nameOfFolder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? "" : String.valueOf(parent.getFileName());
  }
}
