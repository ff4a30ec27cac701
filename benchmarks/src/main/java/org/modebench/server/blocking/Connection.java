package org.modebench.server.blocking;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/** A connection, from its acceptance until it is closed, which removes it from the set of all. */
final class Connection implements Runnable {

  private final Socket socket;
  private final HelloService service;
  private final Set<Connection> all;
  private @Nullable Thread thread;

  Connection(Socket socket, HelloService service, Set<Connection> all) {
    this.socket = socket;
    this.service = service;
    this.all = all;
    all.add(this);
  }

  @Override
  public void run() {
    synchronized (this) {
      thread = Thread.currentThread();
    }
    try (socket) {
      service.serve(socket);
    } catch (IOException | HttpException e) {
      // The client is gone, silent or no HTTP client: closing is the answer.
    } finally {
      synchronized (this) {
        thread = null;
      }
      all.remove(this);
    }
  }

  /** Closes it, in the middle of whatever it is doing. */
  void abort() {
    closeQuietly(socket);
    synchronized (this) {
      if (thread == null) {
        all.remove(this);
      } else {
        thread.interrupt();
      }
    }
  }

  /** Returns the thread that serves it; empty if none does. */
  synchronized Optional<Thread> thread() {
    return Optional.ofNullable(thread);
  }

  static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // What cannot be closed properly is closed all the same.
    }
  }
}
