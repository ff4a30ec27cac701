package org.modebench.server.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.modebench.host.ExecutorShutdown;
import org.modebench.host.JvmVariables;
import org.modebench.process.WorkerImage;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;

/**
 * The supervisor of worker processes that accept from one listening socket, each one connection at
 * a time; it serves nothing itself, and replaces a worker that ends, as gunicorn's arbiter does.
 */
public final class Prefork implements Server {

  /** So that workers which cannot live are not started as fast as they die. */
  private static final int REPLACE_MILLIS = 100;

  private final SharedListener listener;
  private final List<String> command;
  private final Set<Process> workers = ConcurrentHashMap.newKeySet();
  private final ExecutorService arbiter =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "prefork-arbiter");
            thread.setDaemon(true);
            return thread;
          });
  private boolean closed;

  private Prefork(SharedListener listener, ServerSettings settings) {
    this.listener = listener;
    List<String> arguments = new ArrayList<>();
    arguments.add(Long.toString(ProcessHandle.current().pid()));
    arguments.addAll(settings.toArguments());
    this.command =
        WorkerImage.commandWithoutVariables()
            .command(PreforkMain.class, arguments.toArray(String[]::new));
  }

  /**
   * Starts the workers of a supervisor in this JVM, which must be able to share sockets, and waits
   * until they accept.
   *
   * @throws IOException with a sentence that says why, if they do not
   */
  static Server start(ServerSettings settings) throws IOException {
    Prefork server = new Prefork(SharedListener.bind(settings), settings);
    boolean started = false;
    try {
      for (int i = 0; i < settings.workers(); i++) {
        server.startWorker();
      }
      for (Process worker : server.workers) {
        awaitReady(worker);
      }
      server.workers.forEach(server::replaceAtEnd);
      started = true;
      return server;
    } finally {
      if (!started) {
        server.close();
      }
    }
  }

  private Process startWorker() throws IOException {
    Process worker =
        JvmVariables.without(command)
            .redirectInput(listener.asInput())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    workers.add(worker);
    return worker;
  }

  static void awaitReady(Process worker) throws IOException {
    // Kept open: a worker would not notice, but what it prints has to go somewhere.
    BufferedReader output =
        new BufferedReader(new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8));
    if (!PreforkMain.READY.equals(output.readLine())) {
      throw new IOException(
          "A PREFORK worker must start, but ended with exit code "
              + worker.onExit().join().exitValue()
              + ".");
    }
  }

  private void replaceAtEnd(Process worker) {
    // A failure to replace it is dealt with there.
    CompletableFuture<Void> unused = worker.onExit().thenRunAsync(() -> replace(worker), arbiter);
  }

  private void replace(Process worker) {
    try {
      do {
        Thread.sleep(REPLACE_MILLIS);
      } while (!isReplaced(worker));
    } catch (InterruptedException e) {
      // This is how the arbiter is told to end.
    }
  }

  private synchronized boolean isReplaced(Process worker) {
    workers.remove(worker);
    if (closed) {
      return true;
    }
    try {
      replaceAtEnd(startWorker());
      return true;
    } catch (IOException e) {
      // The machine is out of processes or memory; the others go on meanwhile.
      return false;
    }
  }

  @Override
  public int port() {
    return listener.port();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    ExecutorShutdown.of(arbiter);
    workers.forEach(Process::destroyForcibly);
    workers.forEach(worker -> worker.onExit().join());
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
