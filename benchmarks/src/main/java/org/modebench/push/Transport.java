package org.modebench.push;

/** How events reach a subscriber: one constant for each way. */
public enum Transport {
  /** Asks at intervals, for all events since the last. */
  POLLING("/events"),
  /** Asks at intervals, for the newest event: what was published meanwhile is lost. */
  POLLING_LATEST("/events"),
  /** Asks for all events since the last; the answer waits until there is one. */
  LONG_POLLING("/next"),
  /** One answer that never ends, by HTTP/1.1. */
  SSE("/stream"),
  /** A frame for each event. */
  WEBSOCKET("/socket");

  private final String path;

  Transport(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  /** Whether a subscriber may miss events. */
  public boolean mayLose() {
    return this == POLLING_LATEST;
  }
}
