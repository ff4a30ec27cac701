package org.modebench.analysis.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.modebench.analysis.text.ForeignText;

/**
 * The files beside a results file that hold what does not fit into rows, such as the time of each
 * batch: {@code <name>.<run>.<kind>} for {@code <name>.csv}. Readers of rows work without them.
 */
public final class SideFiles {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  private static final Pattern OF_RUN =
      Pattern.compile(".+\\.[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}\\.[a-z]+\\.csv");

  private static final String USUAL_STEM = "results";

  private final Path results;

  /**
   * @param results the file beside which they are
   */
  public SideFiles(Path results) {
    this.results = results;
  }

  /**
   * Where a file is, or would be.
   *
   * @param run identifier of the run
   * @param kind what is in it, and its form, such as {@code batches.csv}
   * @throws IllegalArgumentException if the run's identifier is not fit for the name of a file
   */
  public Path file(String run, String kind) {
    if (!NAME.matcher(run).matches()) {
      throw new IllegalArgumentException(
          "A run's identifier must be of letters, digits, _ and -, but is "
              + ForeignText.quoted(run)
              + ".");
    }
    return results.resolveSibling(prefix(run) + kind);
  }

  /** Whether a file is named as one beside a results file is, and not as one with rows. */
  public static boolean isBesideRows(Path file) {
    return OF_RUN.matcher(String.valueOf(file.getFileName())).matches();
  }

  /** Where the page of the newest run is: {@code report.html} beside {@code results.csv}. */
  public static Path report(Path results) {
    String stem = EnvironmentFile.stem(results);
    return results.resolveSibling((stem.equals(USUAL_STEM) ? "" : stem + ".") + "report.html");
  }

  private String prefix(String run) {
    return EnvironmentFile.stem(results) + "." + run + ".";
  }

  /** The files of a run that are there, by name. */
  public List<Path> of(String run) throws IOException {
    List<Path> files = new ArrayList<>();
    Path folder = Optional.ofNullable(results.getParent()).orElse(Path.of(""));
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(
            folder, file -> String.valueOf(file.getFileName()).startsWith(prefix(run)))) {
      all.forEach(files::add);
    }
    Collections.sort(files);
    return files;
  }

  /** What the files of a run that are there have in them, as their names say, in order. */
  public List<String> kinds(String run) throws IOException {
    return of(run).stream()
        .map(file -> String.valueOf(file.getFileName()).substring(prefix(run).length()))
        .toList();
  }

  /** Writes a file as a whole in place of what it was; without a line there is none. */
  public void write(String run, String kind, List<String> lines) throws IOException {
    Path file = file(run, kind);
    if (lines.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(file, text);
    }
  }

  /**
   * Appends what one fork left, and flushes it to disk. A crash tears the last line only, which is
   * cut off before the next is appended.
   *
   * @param lines each with its line feed
   */
  public void append(String run, String kind, String lines) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file(run, kind),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      AppendedLines.cutTorn(channel);
      AppendedLines.append(channel, ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** The lines of a file, without a last one that was torn; none if there is no such file. */
  public List<String> lines(String run, String kind) throws IOException {
    Path file = file(run, kind);
    if (!Files.exists(file)) {
      return List.of();
    }
    try (FileChannel channel = FileChannel.open(file)) {
      byte[] whole = AppendedLines.read(channel, 0, Math.toIntExact(AppendedLines.end(channel)));
      return new String(whole, StandardCharsets.UTF_8).lines().toList();
    }
  }
}
