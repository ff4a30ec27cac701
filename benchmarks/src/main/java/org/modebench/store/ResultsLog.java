package org.modebench.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.results.AppendedLines;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.ResultsCsv;
import org.modebench.analysis.results.Row;
import org.modebench.plan.UsageException;

/**
 * A results file that is being written: locked, and only ever appended to, a fork at a time, each
 * flushed to disk. A crash can tear the last line only, which its missing end shows.
 */
public final class ResultsLog implements AutoCloseable {
  private static final byte[] HEADER = (ResultsCsv.HEADER + "\n").getBytes(StandardCharsets.UTF_8);

  private final Path file;
  private final FileChannel channel;
  private final LockFile lock;
  private final boolean created;

  private ResultsLog(Path file, FileChannel channel, LockFile lock, boolean created) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
    this.created = created;
  }

  /**
   * Opens and locks a file, which is created, empty, where there is none.
   *
   * @throws UsageException if it cannot be written, is in use, or is no results file
   */
  public static ResultsLog open(Path file) throws UsageException {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw new UsageException(
          "--output must be a file, but \"%s\" is a folder; name a file in it.".formatted(file));
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(
          "--output must be in an existing folder, but \"%s\" does not exist; create it, or name another file."
              .formatted(folder));
    }
    boolean isNew = !Files.exists(file);
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      // Through links, so that all names of a file have one lock.
      Optional<LockFile> lock = LockFile.beside(file.toRealPath());
      if (lock.isEmpty()) {
        channel.close();
        throw new UsageException(
            "Another run is writing to \"%s\"; wait until it ends, or name another file with --output."
                .formatted(file));
      }
      ResultsLog log = new ResultsLog(file, channel, lock.get(), isNew);
      log.checkHeader();
      return log;
    } catch (IOException e) {
      throw new UsageException(
          "\"%s\" cannot be written (%s); name another file with --output."
              .formatted(file, AtomicFile.why(e)),
          e);
    }
  }

  private void checkHeader() throws IOException, UsageException {
    byte[] start = AppendedLines.read(channel, 0, (int) Math.min(channel.size(), HEADER.length));
    for (int i = 0; i < start.length; i++) {
      if (start[i] != HEADER[i]) {
        String found = new String(start, StandardCharsets.UTF_8);
        int end = found.indexOf('\n');
        close();
        throw new UsageException(
            "\"%s\" is not a results file of this version: its first line must be \"%s\", but starts with \"%s\"; name another file with --output."
                .formatted(file, ResultsCsv.HEADER, end < 0 ? found : found.substring(0, end)));
      }
    }
  }

  public Path file() {
    return file;
  }

  /** Writes the header, unless it is there; a torn header is made whole. */
  public void writeHeader() throws IOException {
    if (channel.size() < HEADER.length) {
      channel.truncate(0);
      AppendedLines.append(channel, ByteBuffer.wrap(HEADER));
    }
  }

  /** Takes the file away again if it was not there before it was opened. */
  public void forget() throws IOException {
    if (created) {
      Files.deleteIfExists(file.toRealPath());
    }
    close();
  }

  /**
   * Moves a last line without its end, as a killed run leaves it, to the file {@code <name>.torn}.
   *
   * @return where it is now; empty if there was none
   */
  public Optional<Path> moveTornLine() throws IOException {
    long end = AppendedLines.end(channel);
    if (end == channel.size() || channel.size() < HEADER.length) {
      return Optional.empty();
    }
    Path torn = file.resolveSibling(file.getFileName() + ".torn");
    ByteArrayOutputStream fragment = new ByteArrayOutputStream();
    fragment.writeBytes(AppendedLines.read(channel, end, Math.toIntExact(channel.size() - end)));
    fragment.write('\n');
    try (FileChannel to =
        FileChannel.open(torn, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      to.write(ByteBuffer.wrap(fragment.toByteArray()));
      to.force(true);
    }
    cutTornLine();
    return Optional.of(torn);
  }

  /** Cuts off a last line without its end, which is no observation. */
  public void cutTornLine() throws IOException {
    AppendedLines.cutTorn(channel);
  }

  /**
   * Appends the rows of one fork by one write and flushes them to disk. Where that fails the file
   * is cut back to what it was.
   */
  public void append(List<Row> fork) throws IOException {
    StringBuilder block = new StringBuilder();
    fork.forEach(row -> block.append(ResultsCsv.format(row)));
    AppendedLines.append(
        channel, ByteBuffer.wrap(block.toString().getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      channel.close();
    }
  }
}
