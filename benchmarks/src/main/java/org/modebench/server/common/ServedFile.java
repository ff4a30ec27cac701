package org.modebench.server.common;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.modebench.task.FileRead;

/**
 * A file of which each request may read a block.
 *
 * @param path written by {@link FileRead#write}
 * @param blocks how many it has
 * @param bytes size of a block, a multiple of 4,096
 * @param direct whether to read past the page cache
 */
public record ServedFile(Path path, int blocks, int bytes, boolean direct) {
  private static final int PARTS = 4;

  /** Returns the reads of all blocks, each of which knows what it has to find. */
  public List<FileRead> reads() {
    return IntStream.range(0, blocks)
        .mapToObj(block -> new FileRead(path, block, bytes, direct))
        .toList();
  }

  /** Reads what {@link #toString} returns. */
  static ServedFile parse(String text) {
    String[] parts = text.split(" ", PARTS);
    return new ServedFile(
        Path.of(parts[3]),
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        Boolean.parseBoolean(parts[2]));
  }

  /** Blocks, bytes, whether reads are direct and, since it may contain spaces, the path. */
  @Override
  public String toString() {
    return blocks + " " + bytes + " " + direct + " " + path;
  }
}
