package org.modebench.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.ResultsCsv;
import org.modebench.analysis.results.Row;
import org.modebench.plan.UsageException;

/**
 * A results file that is being written: locked, and only ever appended to, a fork at a time, each
 * flushed to disk. What a crash tore is told apart from what is whole by its missing end.
 *
 * <p>The lock is one of the process (POSIX): no other stream may be opened on the file in this JVM
 * while it is held, since closing that stream would release it. So this class reads, too.
 */
public final class ResultsLog implements AutoCloseable {
  private static final byte[] HEADER = (ResultsCsv.HEADER + "\n").getBytes(StandardCharsets.UTF_8);

  private final Path file;

  /** Where the file is if its path goes through links, which stay what they are. */
  private final Path real;

  private FileChannel channel;
  private final boolean created;

  private ResultsLog(Path file, Path real, FileChannel channel, boolean created) {
    this.file = file;
    this.real = real;
    this.channel = channel;
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
          "--output must be in a folder that exists, but \"%s\" does not; create it or name another."
              .formatted(folder));
    }
    boolean isNew = !Files.exists(file);
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new UsageException(
            "Another run is writing to \"%s\"; wait for its end or name another file with --output."
                .formatted(file));
      }
      ResultsLog log = new ResultsLog(file, file.toRealPath(), channel, isNew);
      log.checkHeader();
      return log;
    } catch (IOException e) {
      throw new UsageException(
          "\"%s\" cannot be written (%s); name another file with --output."
              .formatted(file, AtomicFile.why(e)),
          e);
    }
  }

  /** Locks a file for as long as its channel is open; false if another run has it. */
  public static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisJvm) {
      return false;
    }
  }

  private void checkHeader() throws IOException, UsageException {
    byte[] start = read(0, (int) Math.min(channel.size(), HEADER.length));
    for (int i = 0; i < start.length; i++) {
      if (start[i] != HEADER[i]) {
        String found = new String(start, StandardCharsets.UTF_8);
        int end = found.indexOf('\n');
        close();
        throw new UsageException(
            "\"%s\" is no results file of this version: its first line must be \"%s\", but starts \"%s\"; name another file with --output."
                .formatted(file, ResultsCsv.HEADER, end < 0 ? found : found.substring(0, end)));
      }
    }
  }

  private byte[] read(long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
      // Reads on until all is there.
    }
    return buffer.array();
  }

  public Path file() {
    return file;
  }

  /** Writes the header, unless it is there; a torn header is made whole. */
  public void writeHeader() throws IOException {
    if (channel.size() < HEADER.length) {
      channel.truncate(0);
      append(ByteBuffer.wrap(HEADER));
    }
  }

  /** Takes the file away again if it was not there before it was opened. */
  public void forget() throws IOException {
    close();
    if (created) {
      Files.deleteIfExists(real);
    }
  }

  /** Every line, with its end; the last may have none. Without the header. */
  public List<String> lines() throws IOException {
    byte[] bytes = read(0, Math.toIntExact(channel.size()));
    List<String> lines = new ArrayList<>();
    int start = Math.min(HEADER.length, bytes.length);
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == '\n' || i == bytes.length - 1) {
        lines.add(new String(bytes, start, i + 1 - start, StandardCharsets.UTF_8));
        start = i + 1;
      }
    }
    return lines;
  }

  /**
   * Moves a last line without its end, as a killed run leaves it, to the file {@code <name>.torn}.
   *
   * @return where it is now; empty if there was none
   */
  public Optional<Path> moveTornLine() throws IOException {
    if (channel.size() < HEADER.length) {
      return Optional.empty();
    }
    byte[] bytes = read(0, Math.toIntExact(channel.size()));
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end == bytes.length) {
      return Optional.empty();
    }
    Path torn = file.resolveSibling(file.getFileName() + ".torn");
    ByteArrayOutputStream fragment = new ByteArrayOutputStream();
    fragment.write(bytes, end, bytes.length - end);
    fragment.write('\n');
    try (FileChannel to =
        FileChannel.open(torn, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      to.write(ByteBuffer.wrap(fragment.toByteArray()));
      to.force(true);
    }
    channel.truncate(end);
    channel.force(true);
    return Optional.of(torn);
  }

  /**
   * Appends the rows of one fork by one write and flushes them to disk. Where that fails the file
   * is cut back to what it was.
   */
  public void append(List<Row> fork) throws IOException {
    StringBuilder block = new StringBuilder();
    fork.forEach(row -> block.append(ResultsCsv.format(row)));
    append(ByteBuffer.wrap(block.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private void append(ByteBuffer bytes) throws IOException {
    long end = channel.size();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes, channel.size());
      }
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(end);
      throw e;
    }
  }

  /**
   * Replaces lines, in a new file that takes the place of the old one at once.
   *
   * @param change what becomes of a line with its end; an empty text drops it
   */
  public void rewrite(UnaryOperator<String> change) throws IOException {
    StringBuilder text = new StringBuilder(ResultsCsv.HEADER).append('\n');
    lines().forEach(line -> text.append(change.apply(line)));
    Path next = Files.createTempFile(real.getParent(), ".results", ".tmp");
    FileChannel replacement =
        FileChannel.open(next, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        replacement.write(bytes);
      }
      replacement.force(true);
      locked(replacement);
      AtomicFile.takePermissions(real, next);
      Files.move(next, real, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      replacement.close();
      Files.deleteIfExists(next);
      throw e;
    }
    channel.close();
    channel = replacement;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
