package org.modebench.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.modebench.host.ScratchFolder;
import org.modebench.server.common.ServedFile;
import org.modebench.task.FileRead;

/** The file of a fork of which requests read blocks; it is gone when this is closed. */
public final class BlockFile implements AutoCloseable {
  private static final int BLOCKS = 8;
  private static final int BYTES_PER_KB = 1024;

  /** Compilers are past the loop of the checksum then. */
  private static final int READS_TO_WARM_UP = 2 * BLOCKS;

  private static final int READS = 31;
  private static final double NANOS_PER_SECOND = 1e9;

  private final ScratchFolder folder;
  private final ServedFile file;

  private BlockFile(ScratchFolder folder, ServedFile file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * Writes one in the folder for temporary files.
   *
   * @param kilobytes size of a block
   * @param direct whether to read past the page cache
   * @throws IOException with a sentence, if it cannot be written, or not be read so
   */
  public static BlockFile write(int kilobytes, boolean direct) throws IOException {
    ScratchFolder folder = ScratchFolder.make("file");
    Path path = folder.file("blocks");
    ServedFile file = new ServedFile(path, BLOCKS, kilobytes * BYTES_PER_KB, direct);
    try {
      FileRead.write(path, file.blocks(), file.bytes());
      long unused = new FileRead(path, 0, file.bytes(), direct).call();
      return new BlockFile(folder, file);
    } catch (IOException e) {
      // JMH does not tear down what fails.
      folder.close();
      throw e;
    }
  }

  /** Where it is, and how to read it. */
  public ServedFile served() {
    return file;
  }

  /**
   * Returns how long a read takes while there is no other, its checksum included, in seconds: the
   * median of some.
   */
  public double secondsAlone() throws IOException {
    List<FileRead> reads = file.reads();
    for (int i = 0; i < READS_TO_WARM_UP; i++) {
      long unused = reads.get(i % BLOCKS).call();
    }
    double[] nanos = new double[READS];
    for (int i = 0; i < READS; i++) {
      long begin = System.nanoTime();
      long unused = reads.get(i % BLOCKS).call();
      nanos[i] = (double) (System.nanoTime() - begin);
    }
    Arrays.sort(nanos);
    return nanos[READS / 2] / NANOS_PER_SECOND;
  }

  @Override
  public void close() {
    try {
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }
}
