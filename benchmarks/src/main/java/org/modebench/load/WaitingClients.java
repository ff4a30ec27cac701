package org.modebench.load;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.modebench.host.ExecutorShutdown;

/**
 * Clients beside a load, whose requests wait in the server and cost it nothing else: what they see
 * is what the load does to others. All ask at once, and again when all have been answered, for as
 * long as the load lasts.
 */
public final class WaitingClients implements AutoCloseable {
  private final LoadClient client;
  private final Load round;
  private final Histogram latencies = LoadResult.emptyHistogram();
  private volatile boolean there;
  private volatile @Nullable String failure;
  private @Nullable Thread thread;

  /**
   * Starts no client yet.
   *
   * @param number how many there are, at least 1
   * @param server scheme, host and port
   * @param target path and query of each request
   * @param expectedBody of each answer; empty if any will do
   * @param timeout how long an answer may take
   */
  public WaitingClients(
      int number, URI server, String target, Optional<String> expectedBody, Duration timeout) {
    client = new LoadClient(expectedBody);
    round = new Load(server, number, i -> target, new Load.Closed(number), false, timeout);
  }

  /** Lets them come. */
  public void begin() {
    there = true;
    Thread asking = new Thread(this::ask, "waiting-clients");
    asking.setDaemon(true);
    thread = asking;
    asking.start();
  }

  private void ask() {
    try {
      while (there) {
        LoadResult seen = client.run(round);
        if (seen.answered() < round.requests()) {
          failure =
              "All %d requests that wait beside the load must be answered, but %d were (%s)."
                  .formatted(round.requests(), seen.answered(), seen.causes());
          return;
        }
        latencies.add(seen.latencies());
      }
    } catch (InterruptedException e) {
      // This is how they are told to go.
    } catch (IllegalStateException e) {
      failure = e.getMessage();
    }
  }

  /**
   * Sends them away, answered or not: who waited beyond the end of the load would be alone for a
   * part of the time.
   *
   * @throws IllegalStateException with a sentence, if one was not answered as expected
   */
  public void end() {
    there = false;
    Thread asking = thread;
    if (asking != null) {
      ExecutorShutdown.of(asking);
    }
    String why = failure;
    if (why != null) {
      throw new IllegalStateException(why);
    }
  }

  /** Returns the latencies of those that were answered during loads since the last time. */
  public Histogram takeLatencies() {
    Histogram taken = latencies.copy();
    latencies.reset();
    return taken;
  }

  /** Ends them at once; returns when their threads have ended. */
  @Override
  public void close() {
    there = false;
    Thread asking = thread;
    if (asking != null) {
      ExecutorShutdown.of(asking);
    }
    client.close();
  }
}
