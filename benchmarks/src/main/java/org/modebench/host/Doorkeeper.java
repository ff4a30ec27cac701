package org.modebench.host;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;

/** Lets in whom {@link Listening} admits, and names each of the others once. */
public final class Doorkeeper {
  /** So many that nobody's machine is filled with their names. */
  private static final int MOST_NAMED = 100;

  private final Listening listening;
  private final Set<InetAddress> refused = new HashSet<>();

  public Doorkeeper(Listening listening) {
    this.listening = listening;
  }

  /** Whether a client may stay; one that may not is named on standard error. */
  public boolean admits(InetAddress client) {
    if (listening.admits(client)) {
      return true;
    }
    if (isNew(client)) {
      System.err.println(
          "A connection from %s has been refused, since --allow-from does not name it."
              .formatted(Listening.digits(client)));
    }
    return false;
  }

  private synchronized boolean isNew(InetAddress client) {
    return refused.size() < MOST_NAMED && refused.add(client);
  }
}
