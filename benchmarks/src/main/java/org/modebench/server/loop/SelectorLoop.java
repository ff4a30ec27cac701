package org.modebench.server.loop;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.modebench.host.ExecutorShutdown;

/**
 * An event loop: one thread, which sleeps until something can be done and then does it.
 *
 * <p>What can be done is of three kinds. A channel is ready: a client has connected, bytes have
 * arrived, there is room for bytes again; the selector tells which. A timer is due. Another thread
 * has asked for something. None of these may block: while one runs, all others wait. That is the
 * whole bargain: no locks and no thread for each client, in exchange for the promise to be brief.
 *
 * <p>Whoever needs to wait says instead what is to be called when the waiting is over, and returns.
 */
final class SelectorLoop implements Executor, LoopTimer {

  /** Is called when its channel is ready for what it is interested in. */
  @FunctionalInterface
  interface Ready {
    /** Does what can be done without blocking. An exception ends the channel. */
    void ready(SelectionKey key) throws IOException;
  }

  private final Thread thread = new Thread(this::run, "selector-server");
  private final Timers timers = new Timers(System::nanoTime);
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Selector selector;
  private volatile boolean stopped;

  SelectorLoop() throws IOException {
    selector = Selector.open();
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try (selector) {
      while (!stopped) {
        turn();
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("The selector has failed: " + e.getMessage(), e);
    }
  }

  /** Sleeps until there is something to do, and does it. */
  private void turn() throws IOException {
    long idleMillis = tasks.isEmpty() ? timers.idleMillis() : 0;
    if (idleMillis == 0) {
      selector.selectNow(this::dispatch);
    } else {
      selector.select(this::dispatch, idleMillis);
    }
    guarded(timers::runDue);
    // Only those that are there now: a task that adds another must not keep channels waiting.
    for (int left = tasks.size(); left > 0; left--) {
      guarded(tasks.remove());
    }
  }

  private void dispatch(SelectionKey key) {
    if (!key.isValid()) {
      // Another callback of this turn has closed it.
      return;
    }
    try {
      ((Ready) key.attachment()).ready(key);
    } catch (IOException gone) {
      close(key);
    } catch (RuntimeException bug) {
      close(key);
      report(bug);
    }
  }

  private static void close(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException e) {
      // It is as closed as it can be.
    }
  }

  /** A mistake in one callback must not end the service of all. */
  private void guarded(Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException bug) {
      report(bug);
    }
  }

  private void report(RuntimeException bug) {
    thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
  }

  /** Calls {@code ready} whenever {@code channel} is ready for {@code interest}, on the loop. */
  SelectionKey register(SelectableChannel channel, int interest, Ready ready) throws IOException {
    channel.configureBlocking(false);
    return channel.register(selector, interest, ready);
  }

  @Override
  public Wait after(long nanos, Runnable action) {
    return timers.after(nanos, action);
  }

  /** Runs {@code task} on the loop soon. Any thread may ask for that. */
  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (!thread.equals(Thread.currentThread())) {
      selector.wakeup();
    }
  }

  /** Returns how many timers are waited for; for the loop's own thread. */
  int timers() {
    return timers.size();
  }

  /** Returns how many channels it watches; for the loop's own thread. */
  int channels() {
    return selector.keys().size();
  }

  /** Ends the loop and closes its channels; returns when its thread has ended. */
  void stop() {
    stopped = true;
    // Wakes it up from the selector, and from whatever it sleeps in although it must not.
    ExecutorShutdown.of(thread);
  }
}
