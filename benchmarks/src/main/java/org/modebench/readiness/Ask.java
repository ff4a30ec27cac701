package org.modebench.readiness;

import java.io.IOException;

/** The ways to ask: one constant for each. */
public enum Ask {
  /** Each connection by itself, over and over. */
  SPIN("") {
    @Override
    public Watch watch(Connections connections) {
      return new Spin(connections);
    }
  },

  /** All at once, all of which are told each time. */
  POLL("sun.nio.ch.PollSelectorProvider"),

  /** All at once, by a list that the kernel keeps. */
  EPOLL("sun.nio.ch.EPollSelectorProvider");

  private final String provider;

  Ask(String provider) {
    this.provider = provider;
  }

  /** Says that this JVM is to ask so; before it opens its first connection. */
  public void prefer() {
    if (!provider.isEmpty()) {
      Selecting.prefer(provider);
    }
  }

  /**
   * Watches connections.
   *
   * @throws IOException with a sentence, if this JVM cannot ask so
   */
  public Watch watch(Connections connections) throws IOException {
    return new Selecting(provider, connections);
  }
}
