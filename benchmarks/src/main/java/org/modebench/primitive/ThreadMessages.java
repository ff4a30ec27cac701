package org.modebench.primitive;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to another thread and waits for each answer. Threads share memory, so that what
 * changes hands is where the message is, whatever its size; of what it holds the other reads the
 * ends.
 */
final class ThreadMessages implements Repetition {
  private final byte[] message;
  private final Thread partner = new Thread(this::answer, "partner");
  private volatile @Nullable Thread asker;
  private volatile byte @Nullable [] asked;
  private volatile boolean closed;

  ThreadMessages(int bytes) {
    message = new byte[bytes];
    message[bytes - 1] = 1;
    partner.setDaemon(true);
    partner.start();
  }

  private void answer() {
    while (!closed) {
      byte[] received = asked;
      if (received == null) {
        LockSupport.park(this);
      } else {
        message[0] = received[received.length - 1];
        asked = null;
        LockSupport.unpark(asker);
      }
    }
  }

  @Override
  public long run(int times) {
    long answered = 0;
    asker = Thread.currentThread();
    for (int i = 0; i < times; i++) {
      message[0] = 0;
      message[message.length - 1] = 1;
      asked = message;
      LockSupport.unpark(partner);
      while (asked != null) {
        LockSupport.park(this);
      }
      answered += message[0];
    }
    return answered;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(partner);
    try {
      partner.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
