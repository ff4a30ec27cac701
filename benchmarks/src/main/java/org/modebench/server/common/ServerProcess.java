package org.modebench.server.common;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.modebench.host.HeapUse;
import org.modebench.host.Served;
import org.modebench.host.ServingJvm;

/**
 * A server in a JVM of its own, so that it shares neither heap nor compiler nor collector with the
 * client that measures it, on this machine or on another. It ends when it is closed, and also when
 * this JVM is gone.
 */
public final class ServerProcess implements AutoCloseable {

  private static final int START_SECONDS = 30;

  private static final long UNKNOWN = -1;

  private final Served jvm;
  private final long pid;

  private ServerProcess(Served jvm, long pid) {
    this.jvm = jvm;
    this.pid = pid;
  }

  /** One on another machine, which answers the questions of {@link ServingLife}. */
  public static ServerProcess elsewhere(Served server) {
    return new ServerProcess(server, UNKNOWN);
  }

  /**
   * Starts a server on the Java and the class path of this JVM, and waits until it serves, at most
   * 30 s.
   *
   * @param name begins the sentences that say why it does not
   * @param main serves by {@link ServingLife}
   * @throws IOException with a sentence that says why, if it does not
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public static ServerProcess start(
      String name, Class<?> main, List<String> jvmFlags, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = ServingJvm.command(main, jvmFlags, arguments.toArray(String[]::new));
    ServingJvm jvm = ServingJvm.start(name, command, START_SECONDS);
    return new ServerProcess(jvm, jvm.pid());
  }

  /** Returns where it serves: {@code http://address:port}. */
  public URI address() {
    return jvm.address();
  }

  /**
   * Returns how late its loop ran what was due since the last time this was asked; empty for a
   * model that has no loop.
   *
   * @throws IOException with a sentence, if it does not say
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public Optional<LoopLag> takeLag() throws IOException, InterruptedException {
    return LoopLag.parse(jvm.ask(ServingLife.LAG));
  }

  /**
   * Returns the most threads of the operating system that its own process had at a time since the
   * last time this was asked.
   *
   * @throws IOException with a sentence, if it does not say
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public int takeMostThreads() throws IOException, InterruptedException {
    return Integer.parseInt(jvm.ask(ServingLife.THREADS));
  }

  /**
   * Returns how many look-ups it made that ended only after the deadline of their request, since
   * the last time this was asked.
   *
   * @throws IOException with a sentence, if it does not say
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public int takeWasted() throws IOException, InterruptedException {
    return Integer.parseInt(jvm.ask(ServingLife.WASTED));
  }

  /**
   * Lets the peak memory of its processes begin anew.
   *
   * @throws IOException with a sentence, if it does not say
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public void resetPeaks() throws IOException, InterruptedException {
    jvm.ask(ServingLife.RESET);
  }

  /**
   * Returns what its processes have used.
   *
   * @throws IOException with a sentence, if it does not say
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public TreeUse use() throws IOException, InterruptedException {
    return TreeUse.parse(jvm.ask(ServingLife.USE));
  }

  /**
   * Lets it collect, and returns what its heap holds then.
   *
   * @throws IOException with a sentence, if it does not say
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public HeapUse collect() throws IOException, InterruptedException {
    return HeapUse.parse(jvm.ask(ServingLife.COLLECT));
  }

  /** Returns what it said last on standard error, as the end of a sentence. */
  public String lastWords() throws InterruptedException {
    return jvm.lastWords();
  }

  /**
   * Returns the number of its process; worker processes are children of it.
   *
   * @throws IllegalStateException if it is on another machine
   */
  public long pid() {
    if (pid == UNKNOWN) {
      throw new IllegalStateException("Its process is not on this machine.");
    }
    return pid;
  }

  /** Returns it as what another machine has asked for. */
  public Served asServed() {
    return jvm;
  }

  /** Returns it as the server that a model starts which cannot serve inside this JVM. */
  public Server asServer() {
    return new Server() {
      @Override
      public int port() {
        return address().getPort();
      }

      @Override
      public void close() {
        ServerProcess.this.close();
      }
    };
  }

  /** Ends it; returns when its process is gone. Does nothing the second time. */
  @Override
  public void close() {
    jvm.close();
  }
}
