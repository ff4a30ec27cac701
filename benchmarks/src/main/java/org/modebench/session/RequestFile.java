package org.modebench.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.modebench.task.endpoint.EndpointRequest;

/**
 * How endpoints are asked, in a file of the temporary folder that only the user may read, for as
 * long as a run goes on.
 *
 * @param path empty for a plain GET, which needs no file
 */
record RequestFile(Optional<Path> path) implements AutoCloseable {

  static RequestFile of(EndpointRequest request) throws IOException {
    if (request.isPlain()) {
      return new RequestFile(Optional.empty());
    }
    // Where there are permissions, only the owner has any to it.
    Path file = Files.createTempFile("modebench-request-", "");
    file.toFile().deleteOnExit();
    request.write(file);
    return new RequestFile(Optional.of(file));
  }

  @Override
  public void close() throws IOException {
    if (path.isPresent()) {
      Files.deleteIfExists(path.get());
    }
  }
}
