package org.modebench.server.common;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an event loop lets requests be computed, or a file be read for them. Whatever else serves
 * does so in the thread that serves the request.
 *
 * @param place who computes
 * @param service the address of the service that does; empty if none does, or it is still to be
 *     started
 */
public record Offload(Place place, Optional<URI> service) {

  /** The loop itself computes, and serves nobody meanwhile. */
  public static final Offload NONE = new Offload(Place.NONE, Optional.empty());

  private static final String SCHEME = "http:";

  /** Who computes. */
  public enum Place {
    /** The loop. */
    NONE,
    /** As many threads as there are cores. */
    THREADS,
    /** As many processes as there are cores. */
    PROCESSES,
    /** Another server, which is asked without blocking. */
    SERVICE
  }

  /** Computed by the server at an address. */
  public static Offload to(URI service) {
    return new Offload(Place.SERVICE, Optional.of(service));
  }

  /** Whether a service is to compute that has not been started. */
  public boolean needsService() {
    return place == Place.SERVICE && service.isEmpty();
  }

  /**
   * Reads the name of a place in lower case, or the address of a service.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Offload parse(String text) {
    return text.startsWith(SCHEME)
        ? to(URI.create(text))
        : new Offload(Place.valueOf(text.toUpperCase(Locale.ROOT)), Optional.empty());
  }

  /** Returns what {@link #parse} reads. */
  @Override
  public String toString() {
    return service.isPresent() ? service.get().toString() : place.name().toLowerCase(Locale.ROOT);
  }
}
