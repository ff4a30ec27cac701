package org.modebench.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;

/** A byte to another thread through a pipe, and back through a second one. */
final class PipeRoundTrip implements AutoCloseable {
  static final String ECHO = "pipe-echo";

  private final Pipe there = Pipe.open();
  private final Pipe back;
  private final Thread echo = new Thread(this::echo, ECHO);
  private final ByteBuffer message = ByteBuffer.allocateDirect(1);

  PipeRoundTrip() throws IOException {
    try {
      back = Pipe.open();
    } catch (IOException e) {
      close(there);
      throw e;
    }
    echo.setDaemon(true);
    echo.start();
  }

  /** Returns how long it took, in nanoseconds. */
  long nanos() throws IOException {
    long begin = System.nanoTime();
    message.clear();
    there.sink().write(message);
    message.clear();
    if (back.source().read(message) != 1) {
      throw new IOException("The other end of a pipe is closed.");
    }
    return System.nanoTime() - begin;
  }

  private void echo() {
    ByteBuffer echoed = ByteBuffer.allocateDirect(1);
    try {
      while (there.source().read(echoed) == 1) {
        echoed.flip();
        back.sink().write(echoed);
        echoed.clear();
      }
    } catch (IOException e) {
      // The other side finds its pipe closed.
    }
    try {
      back.sink().close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  @Override
  public void close() throws IOException {
    there.sink().close();
    try {
      echo.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close(there);
    close(back);
  }

  private static void close(Pipe pipe) throws IOException {
    pipe.sink().close();
    pipe.source().close();
  }
}
