package org.modebench.host;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of what other machines may reach: where it listens, for whom, and for how long. */
public final class ListenOptions {
  /** Nobody forgets it for longer than this. */
  private static final Duration LIFE_IF_OPEN = Duration.ofHours(1);

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "The address of this machine to listen on, in digits. Default: 127.0.0.1, which no other"
              + " machine reaches.")
  private String bind = "";

  @Option(names = "--all-addresses", description = "Listen on every address of this machine.")
  private boolean everywhere;

  @Option(
      names = "--allow-from",
      paramLabel = "ADDRESS,…",
      split = ",",
      description = "Who else may connect, in digits. Default: whoever reaches the address.")
  private List<String> allowed = new ArrayList<>();

  @Option(
      names = "--life",
      paramLabel = "TIME",
      description =
          "End after this time, such as 90s, 20m or 2h. Default: after 1h where other machines reach"
              + " it, and else never.")
  private String life = "";

  /**
   * Where to listen, and for whom.
   *
   * @throws IllegalArgumentException with a sentence, if an option has no such value
   */
  public Listening listening() {
    Listening listening = address();
    if (!allowed.isEmpty() && !listening.isOpen()) {
      throw new IllegalArgumentException(
          "--allow-from says which other machines may connect, but none reaches %s; name another address with --bind, or omit it."
              .formatted(Listening.digits(listening.address())));
    }
    return listening.allowing(allowed.stream().map(ListenOptions::client).toList());
  }

  private Listening address() {
    if (everywhere) {
      if (!bind.isEmpty()) {
        throw new IllegalArgumentException(
            "--bind and --all-addresses both say where to listen; give only one of them.");
      }
      return Listening.EVERYWHERE;
    }
    return bind.isEmpty() ? Listening.LOOPBACK : Listening.on(own());
  }

  private InetAddress own() {
    InetAddress address =
        Listening.literal(bind)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--bind must be an address of this machine in digits, such as 10.0.0.2, but is \"%s\"; give one of %s."
                            .formatted(bind, here())));
    if (address.isAnyLocalAddress()) {
      throw new IllegalArgumentException(
          "--bind must be one address, but %s is all of this machine; give one of %s, or --all-addresses instead."
              .formatted(bind, here()));
    }
    if (!address.isLoopbackAddress()
        && !Listening.ofThisMachine().contains(Listening.digits(address))) {
      throw new IllegalArgumentException(
          "--bind must be an address of this machine, but %s is none; give one of %s."
              .formatted(bind, here()));
    }
    return address;
  }

  private static String here() {
    return String.join(", ", Listening.ofThisMachine());
  }

  private static InetAddress client(String text) {
    return Listening.literal(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--allow-from must be addresses in digits, such as 10.0.0.1, with a comma between two, but one of them is \"%s\"; correct it."
                        .formatted(text)));
  }

  /**
   * How long it serves; empty: until it is told to end.
   *
   * @throws IllegalArgumentException with a sentence, if the option has no such value
   */
  public Optional<Duration> life() {
    if (life.isEmpty()) {
      return address().isOpen() ? Optional.of(LIFE_IF_OPEN) : Optional.empty();
    }
    return Optional.of(
        TimeSpan.FORM
            .canonical(life)
            .map(TimeSpan::of)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--life must be %s, but is \"%s\"."
                            .formatted(TimeSpan.FORM.describe(), life))));
  }

  /** What a person is warned of; empty where no other machine can connect. */
  public static Optional<String> warning(Listening listening, int port) {
    if (!listening.isOpen()) {
      return Optional.empty();
    }
    String at = listening.authority(port);
    return Optional.of(
        listening.allowed().isEmpty()
            ? "Warning: every machine that reaches %s can use this server, without a password; --allow-from names those that may."
                .formatted(at)
            : "Warning: other machines can use this server at %s, without a password."
                .formatted(at));
  }
}
