package org.modebench.agent;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.modebench.analysis.command.Causes;
import org.modebench.host.Listening;
import org.modebench.host.Served;

/** A connection to an agent, and what was asked for on it: it lasts as long as the connection. */
public final class AgentLink implements Served {
  private static final int CONNECT_MILLIS = 10_000;

  /** Longer than a server may take to start, or to answer. */
  private static final int ANSWER_MILLIS = 45_000;

  private static final int PINGS_BEFORE = 20;
  private static final int PINGS = 41;
  private static final long IDLE_MILLIS = 5;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Lines lines;
  private final String name;
  private final String told;

  private AgentLink(Lines lines, String name, String told) {
    this.lines = lines;
    this.name = name;
    this.told = told;
  }

  /**
   * Has an order carried out by the agent that wrote a file.
   *
   * @throws IOException with a sentence that says why, if it is not
   */
  static AgentLink open(Path path, Order order) throws IOException {
    AgentFile file = AgentFile.read(path);
    InetSocketAddress address = file.address();
    String name = "The agent at " + Listening.on(address.getAddress()).authority(address.getPort());
    Socket socket = new Socket();
    boolean opened = false;
    try {
      Lines lines = connect(socket, address, name);
      String challenge = answer(lines, name);
      String line = order.line();
      lines.send(file.secret().proof(challenge, line) + ' ' + line);
      AgentLink link = new AgentLink(lines, name, answer(lines, name));
      opened = true;
      return link;
    } finally {
      if (!opened) {
        socket.close();
      }
    }
  }

  private static Lines connect(Socket socket, InetSocketAddress address, String name)
      throws IOException {
    try {
      socket.connect(address, CONNECT_MILLIS);
      return new Lines(socket);
    } catch (IOException e) {
      throw new IOException(
          "%s must answer, but cannot be reached (%s); start the command agent there, and name the file that it writes."
              .formatted(name, String.valueOf(Causes.last(e).getMessage())),
          e);
    }
  }

  private static String answer(Lines lines, String name) throws IOException {
    Optional<String> line;
    try {
      line = lines.next(ANSWER_MILLIS);
    } catch (SocketTimeoutException e) {
      throw new IOException(
          "%s must answer within %d s, but did not; see what it prints."
              .formatted(name, ANSWER_MILLIS / 1_000),
          e);
    } catch (IOException e) {
      line = Optional.empty();
    }
    if (line.isEmpty() || line.get().isEmpty()) {
      throw new IOException(
          "%s has refused the connection, or has ended; see what it prints, and whether its --allow-from names this machine."
              .formatted(name));
    }
    if (line.get().charAt(0) == Order.PROBLEM) {
      throw new IOException(name + " says: " + line.get().substring(1));
    }
    return line.get().substring(1);
  }

  /** Returns what the agent answered to the order. */
  String told() {
    return told;
  }

  @Override
  public URI address() {
    return URI.create(told);
  }

  @Override
  public synchronized String ask(String question) throws IOException {
    try {
      lines.send(question);
    } catch (IOException e) {
      // It is gone; the end of its answers says the same.
    }
    return answer(lines, name);
  }

  @Override
  public String lastWords() {
    try {
      return ask(Order.LAST_WORDS);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /**
   * Returns how long a line takes to the agent and back while nothing else is on the connection, in
   * seconds: the median of {@value #PINGS}, each after a pause.
   *
   * @throws IOException with a sentence that says why, if there is none
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  double roundTripSeconds() throws IOException, InterruptedException {
    double[] seconds = new double[PINGS];
    for (int i = -PINGS_BEFORE; i < PINGS; i++) {
      Thread.sleep(IDLE_MILLIS);
      long begin = System.nanoTime();
      ask(Order.PING);
      if (i >= 0) {
        seconds[i] = (System.nanoTime() - begin) / NANOS_PER_SECOND;
      }
    }
    Arrays.sort(seconds);
    return seconds[PINGS / 2];
  }

  @Override
  public void close() {
    try (lines) {
      lines.send(Order.END);
      Optional<String> line = lines.next(ANSWER_MILLIS);
      while (line.isPresent()) {
        line = lines.next(ANSWER_MILLIS);
      }
    } catch (IOException e) {
      // It is gone already.
    }
  }
}
