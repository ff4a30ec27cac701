package org.modebench.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.host.Listening;
import org.modebench.host.PrivateFile;

/**
 * The file by which an agent says where it is, and what proves that somebody may use it.
 *
 * @param address of the agent
 * @param secret of the agent
 */
record AgentFile(InetSocketAddress address, Secret secret) {
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private static final int LAST_PORT = 65_535;

  /**
   * Writes it for its user alone.
   *
   * @throws IOException with a sentence, if it cannot be written
   */
  PrivateFile write(Path path) throws IOException {
    return PrivateFile.write(
        "--file",
        path,
        Listening.on(address.getAddress()).authority(address.getPort())
            + '\n'
            + secret.hex()
            + '\n');
  }

  /**
   * Reads it.
   *
   * @throws IOException with a sentence, if it cannot be read, is no such file, or others can read
   *     it
   */
  static AgentFile read(Path path) throws IOException {
    List<String> lines;
    try {
      if (Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains)) {
        throw new IOException(
            "\"%s\" of --server-host holds a secret, but others can read or write it; make it yours alone (chmod 600), and start the agent anew."
                .formatted(path));
      }
      lines = Files.readAllLines(path, StandardCharsets.US_ASCII);
    } catch (java.nio.file.FileSystemException e) {
      throw new IOException(
          "--server-host must name the file that the command agent wrote on the servers' machine, but \"%s\" cannot be read (%s); copy it here, or correct the name."
              .formatted(path, AtomicFile.why(e)),
          e);
    } catch (java.nio.charset.CharacterCodingException e) {
      throw notOurs(path);
    }
    return of(lines).orElseThrow(() -> notOurs(path));
  }

  private static IOException notOurs(Path path) {
    return new IOException(
        "--server-host must name the file that the command agent wrote on the servers' machine, but \"%s\" is none; copy it here, or correct the name."
            .formatted(path));
  }

  private static Optional<AgentFile> of(List<String> lines) {
    if (lines.size() != 2) {
      return Optional.empty();
    }
    String authority = lines.get(0);
    int colon = authority.lastIndexOf(':');
    if (colon < 0 || !authority.substring(colon + 1).matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    int port = Integer.parseInt(authority.substring(colon + 1));
    Optional<InetAddress> address =
        Listening.literal(authority.substring(0, colon).replaceAll("[\\[\\]]", ""));
    if (address.isEmpty() || port < 1 || port > LAST_PORT) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new AgentFile(new InetSocketAddress(address.get(), port), new Secret(lines.get(1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
