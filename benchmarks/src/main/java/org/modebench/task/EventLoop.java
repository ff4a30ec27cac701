package org.modebench.task;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.modebench.host.OneThreadLoop;
import org.modebench.http.Answer;
import org.modebench.http.LoopClient;
import org.modebench.http.Reply;
import org.modebench.http.Request;

/**
 * One thread that runs everything: non-blocking I/O (Netty's NIO loop) and whatever is handed to
 * {@link #execute}.
 *
 * <p>All methods but {@link #execute} and {@link #close} are for the loop's own thread.
 */
public final class EventLoop implements Executor, AutoCloseable {

  /** The name of the loop's thread begins with this. */
  public static final String THREAD_NAME = "event-loop";

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final OneThreadLoop thread = new OneThreadLoop(THREAD_NAME);
  private final LoopClient client = new LoopClient(thread.loop());

  @Override
  public void execute(Runnable action) {
    thread.loop().execute(action);
  }

  /** Gets {@code uri} and tells {@code reply} what came, once. */
  void get(URI uri, Reply<byte[]> reply) {
    client.get(uri, TIMEOUT, reply);
  }

  /**
   * Sends a request and tells {@code reply} the answer, once, when the time is up at the latest.
   */
  public void send(Request request, Duration timeout, Reply<Answer> reply) {
    client.send(request, timeout, reply);
  }

  /** Stops the loop's thread and closes its connections; returns when the thread has ended. */
  @Override
  public void close() {
    thread.close();
  }
}
