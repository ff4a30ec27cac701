package org.modebench.task;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A read of one block of a file, past the page cache if it is direct: a wait that no system call
 * for readiness tells the end of, so that an event loop has to wait for it in the loop.
 */
public final class FileRead implements Task {
  /** Any odd number spreads the positions over all bits. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final int FEW_BYTES = 4_096;

  /** Of equal size in a JVM; a direct buffer is dear to make, and to get rid of. */
  private static final Queue<ByteBuffer> BUFFERS = new ConcurrentLinkedQueue<>();

  private final Path file;
  private final int block;
  private final int bytes;
  private final boolean direct;
  private final long expected;

  /**
   * @param file written by {@link #write}
   * @param block which of its blocks to read, from 0
   * @param bytes size of a block, a multiple of 4,096
   * @param direct whether to read past the page cache
   */
  public FileRead(Path file, int block, int bytes, boolean direct) {
    this(file, block, bytes, direct, checksum((long) block * bytes, bytes));
  }

  private FileRead(Path file, int block, int bytes, boolean direct, long expected) {
    this.file = file;
    this.block = block;
    this.bytes = bytes;
    this.direct = direct;
    this.expected = expected;
  }

  /**
   * Writes a file of so many blocks, and waits until the disk has it.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, int blocks, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long position = 0; position < (long) blocks * bytes; position += bytes) {
        buffer.clear();
        for (int at = 0; at < bytes; at += Long.BYTES) {
          buffer.putLong(word(position + at));
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
      channel.force(true);
    }
  }

  private static long word(long position) {
    return (position + 1) * SPREAD;
  }

  @Override
  public long call() throws IOException {
    return sum(read());
  }

  @Override
  public long callHolding(InterpreterLock lock) throws Exception {
    // As CPython does, which lets go of the lock for a read, and not for what follows.
    ByteBuffer buffer;
    lock.drop();
    try {
      buffer = read();
    } finally {
      lock.take();
    }
    return sum(buffer);
  }

  /** Looked up once, and where it is needed. */
  private static final class Direct {
    static final Set<OpenOption> OPTIONS = Set.of(StandardOpenOption.READ, option());

    /** Supported by the JDK, but in a package of which compilers warn. */
    private static OpenOption option() {
      try {
        return Arrays.stream(
                Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants())
            .filter(option -> option.toString().equals("DIRECT"))
            .map(OpenOption.class::cast)
            .findFirst()
            .orElseThrow();
      } catch (ClassNotFoundException e) {
        throw new UnsupportedOperationException("This JDK has no direct reads.", e);
      }
    }
  }

  private ByteBuffer read() throws IOException {
    Set<OpenOption> options = direct ? Direct.OPTIONS : Set.of(StandardOpenOption.READ);
    try (FileChannel channel = FileChannel.open(file, options)) {
      ByteBuffer buffer = buffer();
      long begin = (long) block * bytes;
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, begin + buffer.position()) < 0) {
          throw new EOFException(
              "Block %d of the file must have %d bytes, but ends after %d."
                  .formatted(block, bytes, buffer.position()));
        }
      }
      return buffer.flip();
    } catch (FileSystemException | UnsupportedOperationException e) {
      throw direct && Files.isReadable(file) ? refused(e) : new IOException(e.getMessage(), e);
    }
  }

  private IOException refused(Exception cause) {
    return new IOException(
        "The file system of \"%s\" must allow direct reads, but does not (%s); choose another folder with -jvmArgsAppend -Djava.io.tmpdir=, or direct=false."
            .formatted(file.getParent(), cause.getMessage()),
        cause);
  }

  private ByteBuffer buffer() throws IOException {
    ByteBuffer there = BUFFERS.poll();
    if (there != null && there.capacity() == bytes) {
      return there.clear();
    }
    int alignment = (int) Math.max(FEW_BYTES, Files.getFileStore(file).getBlockSize());
    return ByteBuffer.allocateDirect(bytes + alignment).alignedSlice(alignment).slice(0, bytes);
  }

  /** Returns the checksum of what was read, and the buffer to where it came from. */
  private static long sum(ByteBuffer buffer) {
    long sum = 0;
    while (buffer.hasRemaining()) {
      sum = Long.rotateLeft(sum, 1) ^ buffer.getLong();
    }
    BUFFERS.add(buffer);
    return sum;
  }

  private static long checksum(long begin, int bytes) {
    long sum = 0;
    for (int at = 0; at < bytes; at += Long.BYTES) {
      sum = Long.rotateLeft(sum, 1) ^ word(begin + at);
    }
    return sum;
  }

  @Override
  public long expected() {
    return expected;
  }

  @Override
  public String toText() {
    return TaskForm.text(Form.class, "%d,%d,%s,%s".formatted(block, bytes, direct, file));
  }

  @Override
  public String toString() {
    return "read of block %d of %d bytes of \"%s\"".formatted(block, bytes, file);
  }

  /** Its text form: block, bytes, whether it is direct, and the file. */
  public static final class Form implements TaskForm {
    private static final int PARTS = 4;

    @Override
    public Task read(String argument) {
      String[] parts = argument.split(",", PARTS);
      return new FileRead(
          Path.of(parts[3]),
          Integer.parseInt(parts[0]),
          Integer.parseInt(parts[1]),
          Boolean.parseBoolean(parts[2]),
          0);
    }

    @Override
    public String example(URI api) {
      throw new UnsupportedOperationException("It needs a file.");
    }
  }
}
