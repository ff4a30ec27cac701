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
import org.modebench.analysis.results.FileKind;
import org.modebench.analysis.results.ResultsCsv;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.ResultsHeader;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.text.ForeignText;
import org.modebench.plan.UsageException;

/**
 * A results file that is being written: locked, and only ever appended to, a fork at a time, each
 * flushed to disk. A crash can tear the last line only, which its missing end shows.
 */
public final class ResultsLog implements AutoCloseable {
  private static final String LF = "\n";
  private static final String CRLF = "\r\n";

  /** Longer than any header, whatever a spreadsheet puts around its columns. */
  private static final int BEGINNING = 4096;

  private final Path file;
  private final FileChannel channel;
  private final LockFile lock;
  private final boolean created;

  /** That of the file's header, so that lines that a spreadsheet saved are not mixed with ours. */
  private String lineEnd = LF;

  private boolean hasHeader;

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
    int length = (int) Math.min(channel.size(), BEGINNING);
    String start = new String(AppendedLines.read(channel, 0, length), StandardCharsets.UTF_8);
    int end = start.indexOf(LF);
    if (end >= 0 && ResultsHeader.is(start.substring(0, end))) {
      hasHeader = true;
      lineEnd = start.startsWith(CRLF, end - 1) ? CRLF : LF;
    } else if (end >= 0 || !ResultsHeader.mayBegin(start)) {
      close();
      throw new UsageException(refusal(end < 0 ? start : start.substring(0, end)));
    }
  }

  private String refusal(String firstLine) {
    return FileKind.refusal(file)
        .map(sentence -> sentence + " Or name another file with --output.")
        .orElseGet(
            () ->
                "\"%s\" is not a results file of this version: its first line must be \"%s\", but starts with \"%s\"; name another file with --output."
                    .formatted(
                        file,
                        ResultsCsv.HEADER,
                        ForeignText.printable(ResultsHeader.withoutMark(firstLine))));
  }

  public Path file() {
    return file;
  }

  /** Writes the header, unless it is there; a torn header is made whole. */
  public void writeHeader() throws IOException {
    if (!hasHeader) {
      channel.truncate(0);
      append(ResultsCsv.HEADER + LF);
      hasHeader = true;
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
    completeLastLine();
    long end = AppendedLines.end(channel);
    if (end == channel.size() || !hasHeader) {
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
    AppendedLines.cutTorn(channel);
    return Optional.of(torn);
  }

  /** Cuts off a last line without its end, which is no observation. */
  public void cutTornLine() throws IOException {
    completeLastLine();
    AppendedLines.cutTorn(channel);
  }

  /** Gives a whole row its end again, which an editor may have taken away. */
  private void completeLastLine() throws IOException {
    if (AppendedLines.end(channel) < channel.size() && !ResultsFile.hasTornLine(file)) {
      append(lineEnd);
    }
  }

  /**
   * Appends the rows of one fork by one write and flushes them to disk. Where that fails the file
   * is cut back to what it was.
   */
  public void append(List<Row> fork) throws IOException {
    StringBuilder block = new StringBuilder();
    fork.forEach(row -> block.append(ResultsCsv.format(row)));
    // A row has no line end inside.
    append(block.toString().replace(LF, lineEnd));
  }

  private void append(String lines) throws IOException {
    AppendedLines.append(channel, ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      channel.close();
    }
  }
}
