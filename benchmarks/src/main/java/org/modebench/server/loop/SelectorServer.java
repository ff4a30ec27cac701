package org.modebench.server.loop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.modebench.host.Doorkeeper;
import org.modebench.server.common.LoopLag;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;
import org.modebench.server.common.Upstream;
import org.modebench.server.common.Upstreams;

/** A server on an event loop written by hand: accepts, and gives each connection its state. */
public final class SelectorServer implements Server {

  /** How long nobody is accepted when the process has no descriptor left for a connection. */
  private static final long ACCEPT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final SelectorLoop loop;
  private final ServerSocketChannel listening;
  private final Doorkeeper doorkeeper;
  private final int port;
  private final Upstream blocking;
  private final LoopUpstream upstream;
  private final Hello hello;
  private final LagMeter lag;
  private final long patienceNanos;

  private SelectorServer(ServerSettings settings, SelectorLoop loop, ServerSocketChannel listening)
      throws IOException {
    this.loop = loop;
    this.listening = listening;
    doorkeeper = new Doorkeeper(settings.listening());
    port = ((InetSocketAddress) listening.getLocalAddress()).getPort();
    blocking = Upstreams.of(settings);
    upstream = upstream(settings, loop, blocking);
    hello = new Hello(upstream, new BlockedWait(blocking));
    lag = new LagMeter(loop, System::nanoTime);
    patienceNanos = settings.patience().toNanos();
  }

  /**
   * Starts to serve.
   *
   * @throws IOException with a sentence, if the port cannot be had, or what computes does not start
   */
  public static SelectorServer start(ServerSettings settings) throws IOException {
    ServerSocketChannel listening = listen(settings);
    SelectorServer server;
    try {
      server = new SelectorServer(settings, new SelectorLoop(), listening);
    } catch (IOException e) {
      listening.close();
      throw e;
    }
    server.loop.execute(server.lag::start);
    server.loop.register(listening, SelectionKey.OP_ACCEPT, server::accept);
    server.loop.start();
    return server;
  }

  private static ServerSocketChannel listen(ServerSettings settings) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      return channel.bind(settings.address(), ServerSettings.BACKLOG);
    } catch (IOException e) {
      channel.close();
      throw settings.portTaken(e);
    }
  }

  private static LoopUpstream upstream(
      ServerSettings settings, SelectorLoop loop, Upstream blocking) throws IOException {
    SelectorClient client = new SelectorClient(loop);
    return new Computing(
        Computer.of(settings, loop, client::get), waiting(settings, loop, client, blocking));
  }

  private static LoopUpstream waiting(
      ServerSettings settings, SelectorLoop loop, SelectorClient client, Upstream blocking) {
    if (settings.database().isPresent()) {
      // JDBC blocks.
      return OffloadedWait.inThreads(blocking, loop);
    }
    Duration deadline = settings.deadline();
    return settings
        .upstream()
        .<LoopUpstream>map((URI mock) -> new CalledUpstream(client::get, mock, deadline))
        .orElseGet(() -> LoopUpstream.timer(loop, deadline));
  }

  private void accept(SelectionKey key) {
    try {
      for (SocketChannel client; (client = listening.accept()) != null; ) {
        open(client);
      }
    } catch (IOException noDescriptorLeft) {
      // Whoever waits to be accepted still waits, so the selector would call again at once.
      key.interestOps(0);
      Wait unused = loop.after(ACCEPT_PAUSE_NANOS, () -> key.interestOps(SelectionKey.OP_ACCEPT));
    }
  }

  private void open(SocketChannel client) throws IOException {
    try {
      if (!doorkeeper.admits(client.socket().getInetAddress())) {
        client.close();
        return;
      }
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectorConnection unused = new SelectorConnection(loop, hello, patienceNanos, client);
    } catch (IOException gone) {
      client.close();
    }
  }

  @Override
  public int port() {
    return port;
  }

  /** Asks the loop itself, and so waits for whoever blocks it. */
  @Override
  public Optional<LoopLag> takeLag() {
    return Optional.of(CompletableFuture.supplyAsync(lag::take, loop).join());
  }

  /** Returns how many connections there are, from clients and to the upstream. */
  int connections() {
    return CompletableFuture.supplyAsync(loop::channels, loop).join() - 1;
  }

  /** Returns how many timers are waited for, besides that of the lag. */
  int timers() {
    return CompletableFuture.supplyAsync(loop::timers, loop).join() - 1;
  }

  @Override
  public int takeWasted() {
    return blocking.takeWasted();
  }

  @Override
  public void close() {
    loop.stop();
    upstream.close();
    blocking.close();
  }
}
