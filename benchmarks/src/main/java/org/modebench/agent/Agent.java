package org.modebench.agent;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.modebench.host.Doorkeeper;
import org.modebench.host.ExecutorShutdown;
import org.modebench.host.Listening;
import org.modebench.host.PrivateFile;

/**
 * Starts servers on this machine for a benchmark on another one, which proves by a secret that it
 * may ask. Each server lives as long as the connection on which it was asked for.
 */
public final class Agent implements AutoCloseable {
  private static final int MOST_SESSIONS = 16;

  private final ServerSocket listener;
  private final Listening listening;
  private final Doorkeeper doorkeeper;
  private final Secret secret = Secret.random();
  private final String about;
  private final PrivateFile file;
  private final Thread acceptor = new Thread(this::accept, "agent");
  private final Set<AgentSession> sessions = new HashSet<>();
  private boolean closed;

  private Agent(ServerSocket listener, Listening listening, Path path, String about)
      throws IOException {
    this.listener = listener;
    this.listening = listening;
    this.doorkeeper = new Doorkeeper(listening);
    this.about = about;
    this.file = new AgentFile(listening.at(listener.getLocalPort()), secret).write(path);
    acceptor.setDaemon(true);
  }

  /**
   * Starts one.
   *
   * @param listening where it and its servers listen, and for whom
   * @param port to listen on; 0 for a free one
   * @param file by which it says where it is
   * @param about what it tells of its machine and its code, in a line
   * @throws IOException with a sentence that says why, if it cannot listen, or write its file
   */
  public static Agent start(Listening listening, int port, Path file, String about)
      throws IOException {
    ServerSocket listener = new ServerSocket();
    try {
      listener.bind(listening.at(port), 2 * MOST_SESSIONS);
    } catch (IOException e) {
      listener.close();
      throw new IOException(
          "The agent must listen on %s, but the port is not available; choose another one."
              .formatted(listening.authority(port)),
          e);
    }
    try {
      Agent agent = new Agent(listener, listening, file, about);
      agent.acceptor.start();
      return agent;
    } catch (IOException e) {
      listener.close();
      throw e;
    }
  }

  /** Returns the port it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        admit(listener.accept());
      } catch (IOException e) {
        // It has been closed, or a connection was gone at once.
      }
    }
  }

  private void admit(Socket socket) throws IOException {
    if (!doorkeeper.admits(socket.getInetAddress())) {
      socket.close();
      return;
    }
    AgentSession session =
        new AgentSession(new Lines(socket), secret, listening, about, this::forget);
    if (isAdded(session)) {
      session.start();
    } else {
      session.refuse(
          "The agent has %d connections, which is as many as it takes; end other runs that use it."
              .formatted(MOST_SESSIONS));
    }
  }

  private synchronized boolean isAdded(AgentSession session) {
    return !closed && sessions.size() < MOST_SESSIONS && sessions.add(session);
  }

  private synchronized void forget(AgentSession session) {
    sessions.remove(session);
  }

  /** Ends it and its servers; returns when they, its file and its port are gone. */
  @Override
  public void close() throws IOException {
    Set<AgentSession> open;
    synchronized (this) {
      closed = true;
      open = Set.copyOf(sessions);
    }
    try (file) {
      listener.close();
      ExecutorShutdown.join(acceptor);
      open.forEach(AgentSession::close);
    }
  }
}
