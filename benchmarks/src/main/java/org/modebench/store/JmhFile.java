package org.modebench.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.ForkKey;
import org.modebench.plan.UsageException;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * The file that {@code -rf} and {@code -rff} ask for, in one of JMH's own formats. It is written
 * when the last fork has ended; until it is, the forks' results are kept in a file beside it, so
 * that {@code --resume} has those of before.
 */
public final class JmhFile {
  private static final int LARGEST_ENTRY = 1 << 28;

  private final ResultFormatType format;
  private final Path file;
  private final String run;
  private final Path kept;

  /**
   * @param run whose results it will hold; the next may name the same file before this is complete
   */
  public JmhFile(ResultFormatType format, Path file, String run) {
    this.format = format;
    this.file = file;
    this.run = run;
    this.kept = file.resolveSibling(file.getFileName() + "." + run + ".forks");
  }

  public Path file() {
    return file;
  }

  /**
   * Tries whether the file can be written: at the end, that would be found out when everything has
   * been measured.
   */
  public void tryOut() throws UsageException {
    if (Files.isDirectory(file)) {
      throw new UsageException(
          "-rff must be a file, but \"%s\" is a folder; name a file in it.".formatted(file));
    }
    try {
      AtomicFile.tryOut(file);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Checks that the file can be written, and begins to keep forks. */
  public void begin() throws UsageException {
    tryOut();
    try {
      Files.deleteIfExists(kept);
      append(run, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UsageException unwritable(IOException e) {
    return new UsageException(
        "\"%s\" cannot be written (%s); name another file with -rff."
            .formatted(file, AtomicFile.why(e)),
        e);
  }

  /** Keeps a fork for later. */
  public void keep(ForkKey fork, BenchmarkResult result) throws IOException {
    append(new Entry(fork, result), StandardOpenOption.CREATE);
  }

  private void append(Object entry, StandardOpenOption create) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(entry);
    }
    ByteArrayOutputStream framed = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(framed);
    data.writeInt(bytes.size());
    bytes.writeTo(data);
    try (FileChannel channel = FileChannel.open(kept, create, StandardOpenOption.APPEND)) {
      ByteBuffer buffer = ByteBuffer.wrap(framed.toByteArray());
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /**
   * Gives back the forks of the run that were kept, and cuts off a last one that is not whole.
   *
   * @return whether the file was there and belongs to the run
   */
  public boolean restore(MergedResults into) throws IOException {
    long whole = 0;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(kept)))) {
      Object first = next(in);
      if (!run.equals(first)) {
        return false;
      }
      while (true) {
        whole = Files.size(kept) - in.available();
        Object entry = next(in);
        if (entry instanceof Entry e) {
          into.add(e.fork(), e.result());
        }
      }
    } catch (EOFException end) {
      cut(whole);
      return whole > 0;
    } catch (NoSuchFileException none) {
      return false;
    }
  }

  private static Object next(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LARGEST_ENTRY) {
      throw new EOFException();
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return objects.readObject();
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  private void cut(long length) throws IOException {
    try (FileChannel channel = FileChannel.open(kept, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }

  /** Writes what JMH would, whole or not at all; JMH itself does not notice a disk that is full. */
  public void write(Collection<RunResult> results) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (PrintStream text = new PrintStream(whole, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(format, text).writeOut(results);
    }
    AtomicFile.write(file, whole.toByteArray());
  }

  /** Forgets the forks that were kept; not before the run is on record as complete. */
  public void forget() throws IOException {
    Files.deleteIfExists(kept);
  }

  /** Takes back what {@link #begin} began. */
  public void forgetQuietly() {
    try {
      forget();
    } catch (IOException e) {
      // Where nothing can be deleted nothing was written.
    }
  }

  /** What is kept of one fork. */
  private record Entry(ForkKey fork, BenchmarkResult result) implements java.io.Serializable {
    private static final long serialVersionUID = 1;
  }
}
