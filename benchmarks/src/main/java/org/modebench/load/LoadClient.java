package org.modebench.load;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.modebench.host.Listening;
import org.modebench.host.OneThreadLoop;

/**
 * A client that puts a load on an HTTP server and tells what it saw: one thread, with non-blocking
 * connections.
 *
 * <p>Only one thread at a time may use it.
 */
public final class LoadClient implements AutoCloseable {

  /** The name of the client's thread begins with this. */
  public static final String THREAD_NAME = "load-client";

  private static final Duration CAPACITY_TIMEOUT = Duration.ofSeconds(10);
  private static final double CAPACITY_WARM_UP_SECONDS = 0.2;
  private static final double CAPACITY_SECONDS = 0.1;
  private static final double CAPACITY_ROUND_SECONDS = 0.02;

  private final OneThreadLoop thread = new OneThreadLoop(THREAD_NAME);
  private final EventLoop loop = thread.loop();
  private final byte @Nullable [] expectedBody;

  /** The newest load; for the loop's thread. */
  private @Nullable LoadRun newest;

  /**
   * Starts its thread.
   *
   * @param expectedBody the body of every answer 200, in ASCII; another is a failure. Empty: every
   *     body will do, and every status of success (2xx)
   */
  public LoadClient(Optional<String> expectedBody) {
    this.expectedBody =
        expectedBody.map(body -> body.getBytes(StandardCharsets.US_ASCII)).orElse(null);
  }

  /**
   * Puts a load on a server and waits until every request has ended. Whatever happens to a request
   * is counted, and never thrown.
   *
   * @throws InterruptedException if the thread is interrupted; the load then ends early
   */
  public LoadResult run(Load load) throws InterruptedException {
    return run(load, expectedBody);
  }

  private LoadResult run(Load load, byte @Nullable [] body) throws InterruptedException {
    CompletableFuture<LoadResult> result = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            LoadRun run = new LoadRun(load, loop, body, result);
            newest = run;
            run.begin();
          } catch (RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
    try {
      return result.get();
    } catch (InterruptedException e) {
      stop(new IllegalStateException("The load has been interrupted.", e));
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "The load on " + load.server() + " could not be run: " + e.getCause(), e.getCause());
    }
  }

  /**
   * Returns how many requests a second this client gets answered by a server that does nothing but
   * answer, in a thread of its own beside the client's: more than this it cannot drive. Takes about
   * 0.3 s, of which the last third counts.
   *
   * <p>A client that is new is slow, until the JVM has compiled it: call this a few times first.
   *
   * @param connections how many requests are under way at the same time, at least 1
   * @param keepAlive as in {@link Load}
   * @throws IOException with a sentence that says why, if that server cannot be had or does not
   *     answer every request
   */
  public double capacity(int connections, boolean keepAlive)
      throws IOException, InterruptedException {
    try (CannedServer server = CannedServer.start(Listening.LOOPBACK)) {
      return capacity(server.address(), connections, keepAlive);
    }
  }

  /**
   * The same by such a server that runs already, perhaps on another machine.
   *
   * @param canned its address
   * @param connections how many requests are under way at the same time, at least 1
   * @param keepAlive as in {@link Load}
   * @throws IOException with a sentence that says why, if it does not answer every request
   */
  public double capacity(URI canned, int connections, boolean keepAlive)
      throws IOException, InterruptedException {
    double seconds = 0;
    double countedSeconds = 0;
    long counted = 0;
    int requests = connections;
    while (countedSeconds < CAPACITY_SECONDS) {
      LoadResult round = checkRound(canned, requests, connections, keepAlive);
      if (seconds >= CAPACITY_WARM_UP_SECONDS) {
        countedSeconds += round.seconds();
        counted += requests;
      }
      seconds += round.seconds();
      requests = Math.max(connections, (int) (requests / round.seconds() * CAPACITY_ROUND_SECONDS));
    }
    return counted / countedSeconds;
  }

  private LoadResult checkRound(URI canned, int requests, int connections, boolean keepAlive)
      throws IOException, InterruptedException {
    LoadResult result =
        run(
            new Load(
                canned,
                requests,
                i -> "/",
                new Load.Closed(connections),
                keepAlive,
                CAPACITY_TIMEOUT),
            CannedServer.BODY.getBytes(StandardCharsets.US_ASCII));
    if (result.answered() < requests) {
      throw new IOException(
          "The load client's own check must get %d answers, but got %d (%s); free ports and files, and try again."
              .formatted(requests, result.answered(), result.causes()));
    }
    return result;
  }

  /**
   * How many requests of a load have ended, or 0 if it has not begun; for any thread. The loop's
   * thread tells, so that it need not count for others as well.
   */
  int ended(Load load) {
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    loop.execute(() -> ended.complete(newest == null ? 0 : newest.ended(load)));
    return ended.join();
  }

  private void stop(Throwable why) {
    loop.execute(
        () -> {
          if (newest != null) {
            newest.stop(why);
          }
        });
  }

  /** Stops the client's thread and closes its connections; returns when the thread has ended. */
  @Override
  public void close() {
    if (!loop.isShuttingDown()) {
      stop(new IllegalStateException("The load client has been closed."));
    }
    thread.close();
  }
}
