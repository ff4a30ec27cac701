package org.modebench.server.common;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.modebench.task.FileRead;

/** What a server does for a request before the request waits: it computes, and reads a file. */
public final class Work {
  private final List<FileRead> blocks;

  private Work(List<FileRead> blocks) {
    this.blocks = blocks;
  }

  /** That of a server with a file, or without one. */
  public static Work of(ServerSettings settings) {
    // Without lambdas: a process for each request would pay for its first one.
    ServedFile file = settings.file().orElse(null);
    return new Work(file == null ? List.of() : file.reads());
  }

  /**
   * Does it on the calling thread.
   *
   * @return what to answer if it could not be done; empty if it could
   */
  public Optional<Answer> perform(HelloRequest request) {
    request.compute();
    return request.block().isPresent() ? read(request.block().getAsInt()) : Optional.empty();
  }

  private Optional<Answer> read(int block) {
    if (block >= blocks.size()) {
      return Optional.of(
          Answer.badRequest(
              "block must be less than the number of blocks of the server's file, %d, but is %d."
                  .formatted(blocks.size(), block)));
    }
    FileRead read = blocks.get(block);
    try {
      return read.call() == read.expected()
          ? Optional.empty()
          : Optional.of(
              Answer.badGateway("The %s must find what was written there.".formatted(read)));
    } catch (IOException e) {
      return Optional.of(Answer.badGateway(String.valueOf(e.getMessage())));
    } catch (OutOfMemoryError e) {
      // Of buffers, one for each read under way; whoever died of it would leave the client waiting.
      return Optional.of(
          Answer.badGateway(
              "There was no memory for the buffer of the %s; lower concurrency or readKilobytes."
                  .formatted(read)));
    }
  }
}
