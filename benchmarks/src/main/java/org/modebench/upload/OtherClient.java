package org.modebench.upload;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.modebench.host.ExecutorShutdown;
import org.modebench.server.common.ServerProcess;

/**
 * A client beside who uploads, which asks for next to nothing by a beat: what it sees is what
 * bodies do to others. The latency of a request counts from its beat, however late it was sent.
 */
public final class OtherClient implements AutoCloseable {
  private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int DIGITS = 3;

  private final UploadClient client;
  private final Histogram latencies = new Histogram(DIGITS);
  private volatile boolean there;
  private volatile @Nullable IOException failure;
  private @Nullable Thread thread;

  private OtherClient(UploadClient client) {
    this.client = client;
  }

  /**
   * Connects to a server, and asks nothing yet.
   *
   * @param patience how long an answer may make it wait
   * @throws IOException if it does not listen
   */
  public static OtherClient of(ServerProcess server, Duration patience) throws IOException {
    return new OtherClient(UploadClient.of(server, patience));
  }

  static OtherClient of(int port, Duration patience) throws IOException {
    return new OtherClient(new UploadClient(port, patience));
  }

  /** Begins to ask. */
  public void begin() {
    there = true;
    Thread asking = new Thread(this::ask, "other-client");
    asking.setDaemon(true);
    thread = asking;
    asking.start();
  }

  private void ask() {
    long begin = System.nanoTime();
    try {
      for (long beat = 0; there; beat++) {
        long due = begin + beat * BEAT_NANOS;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        if (there) {
          client.hello();
          latencies.recordValue(System.nanoTime() - due);
        }
      }
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      // This is how it is told to go.
    }
  }

  /**
   * Stops asking, when the last request has been answered.
   *
   * @throws IOException if one was not answered as expected
   */
  public void end() throws IOException {
    there = false;
    Thread asking = thread;
    if (asking != null) {
      ExecutorShutdown.join(asking);
    }
    IOException why = failure;
    if (why != null) {
      throw why;
    }
  }

  /** Returns the latencies in nanoseconds since the last time, when nobody asks. */
  public Histogram takeLatencies() {
    Histogram taken = latencies.copy();
    latencies.reset();
    return taken;
  }

  /** Ends it at once; returns when its thread has ended. */
  @Override
  public void close() {
    there = false;
    client.close();
    Thread asking = thread;
    if (asking != null) {
      ExecutorShutdown.of(asking);
    }
  }
}
