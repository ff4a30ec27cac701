package org.modebench.host;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * On which address a server listens, and whom it lets in.
 *
 * @param address of this machine; the wildcard for all that it has
 * @param allowed from which addresses others may connect, beside the server's own; empty: from any
 */
public record Listening(InetAddress address, List<InetAddress> allowed) {
  /** Only this machine reaches it. */
  public static final Listening LOOPBACK = new Listening(ofBytes(127, 0, 0, 1), List.of());

  /** Every machine that reaches this one reaches it. */
  public static final Listening EVERYWHERE = new Listening(ofBytes(0, 0, 0, 0), List.of());

  private static final String BETWEEN = ",";
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern VERSION_4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern VERSION_6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");

  public Listening {
    allowed = List.copyOf(allowed);
  }

  private static InetAddress ofBytes(int... bytes) {
    byte[] address = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      address[i] = (byte) bytes[i];
    }
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address.", e);
    }
  }

  /** On an address of this machine, for anybody who reaches it. */
  public static Listening on(InetAddress address) {
    return new Listening(address, List.of());
  }

  /** The same, but for these addresses only. */
  public Listening allowing(List<InetAddress> others) {
    return new Listening(address, others);
  }

  /** Reads an address in digits; empty for a name, which somebody else could let mean another. */
  public static Optional<InetAddress> literal(String text) {
    if (!VERSION_4.matcher(text).matches() && !VERSION_6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      // In brackets, it is never looked up as a name.
      return Optional.of(InetAddress.getByName(text.indexOf(':') < 0 ? text : '[' + text + ']'));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** The addresses of this machine, in digits. */
  static List<String> ofThisMachine() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLinkLocalAddress())
          .map(Listening::digits)
          .sorted()
          .toList();
    } catch (SocketException e) {
      return List.of();
    }
  }

  /** An address without the name of an interface. */
  static String digits(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
  }

  /** Whether other machines may reach it. */
  public boolean isOpen() {
    return !address.isLoopbackAddress();
  }

  /** Whether a client may connect; one at the server's own address may. */
  public boolean admits(InetAddress client) {
    return allowed.isEmpty() || client.equals(address) || allowed.contains(client);
  }

  /** Where it listens with a port; 0 for a free one. */
  public InetSocketAddress at(int port) {
    return new InetSocketAddress(address, port);
  }

  /** Host and port as an address on the web has them. */
  public String authority(int port) {
    String digits = digits(address);
    return (address instanceof Inet6Address ? '[' + digits + ']' : digits) + ':' + port;
  }

  /** As one word, which {@link #parse} reads. */
  @Override
  public String toString() {
    return digits(address)
        + allowed.stream().map(each -> BETWEEN + digits(each)).collect(Collectors.joining());
  }

  /**
   * Reads such a word.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Listening parse(String word) {
    List<InetAddress> addresses =
        Arrays.stream(word.split(BETWEEN, -1)).map(Listening::parsed).toList();
    return new Listening(addresses.get(0), addresses.subList(1, addresses.size()));
  }

  private static InetAddress parsed(String word) {
    return literal(word)
        .orElseThrow(() -> new IllegalArgumentException("There is no address '" + word + "'."));
  }
}
