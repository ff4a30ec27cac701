package org.modebench.agent;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.modebench.host.ExecutorShutdown;
import org.modebench.host.Listening;
import org.modebench.host.Served;
import org.modebench.load.CannedServer;
import org.modebench.server.ProxyMain;
import org.modebench.server.ServerMain;
import org.modebench.server.ServerModel;
import org.modebench.server.common.ServerSettings;

/** One connection to an agent, and the server that was asked for on it. */
final class AgentSession implements AutoCloseable {
  /** For a line that must come at once. */
  private static final int GREETING_MILLIS = 10_000;

  private static final int ANY_TIME = 0;

  private final Lines lines;
  private final Secret secret;
  private final Listening listening;
  private final String about;
  private final Consumer<AgentSession> ended;
  private final Thread thread = new Thread(this::run, "agent-session");

  AgentSession(
      Lines lines, Secret secret, Listening listening, String about, Consumer<AgentSession> ended) {
    this.lines = lines;
    this.secret = secret;
    this.listening = listening;
    this.about = about;
    this.ended = ended;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Says why there is nothing to be had. */
  void refuse(String sentence) throws IOException {
    try (lines) {
      lines.send(Order.PROBLEM + sentence);
    }
  }

  private void run() {
    try (lines) {
      serve();
    } catch (IOException e) {
      // The other end is gone.
    } catch (InterruptedException e) {
      // This is how it is told to end.
    } finally {
      ended.accept(this);
    }
  }

  private void serve() throws IOException, InterruptedException {
    String challenge = Secret.random().hex();
    lines.send(Order.ANSWER + challenge);
    String[] sides = lines.next(GREETING_MILLIS).orElse("").split(" ", 2);
    if (sides.length < 2 || !secret.isProved(sides[0], challenge, sides[1])) {
      lines.send(
          Order.PROBLEM
              + "The secret is not that of this agent; copy its file anew, and try again.");
      return;
    }
    Optional<Order> order = Order.parse(sides[1]);
    if (order.isEmpty()) {
      lines.send(Order.PROBLEM + "The agent is of another version; start that of the same jar.");
    } else if (order.get().act() == Order.Act.ABOUT) {
      lines.send(Order.ANSWER + about);
      answer(Optional.empty());
    } else {
      serve(order.get());
    }
  }

  private void serve(Order order) throws IOException, InterruptedException {
    Served served;
    try {
      served = started(order);
    } catch (IOException | IllegalArgumentException e) {
      lines.send(Order.PROBLEM + String.valueOf(e.getMessage()));
      return;
    }
    try (served) {
      lines.send(Order.ANSWER + served.address().toString());
      answer(Optional.of(served));
    }
  }

  private Served started(Order order) throws IOException, InterruptedException {
    String[] words = order.words().toArray(String[]::new);
    return switch (order.act()) {
      case SERVE ->
          ServerMain.launch(
                  ServerModel.valueOf(words.length == 0 ? "" : words[0]), settings(words, 1))
              .asServed();
      case PROXY -> ProxyMain.launch(settings(words, 0)).asServed();
      default -> new Canned(CannedServer.start(listening));
    };
  }

  private ServerSettings settings(String[] words, int begin) {
    return ServerSettings.parse(words, begin).listeningOn(listening);
  }

  private void answer(Optional<Served> served) throws IOException, InterruptedException {
    Optional<String> question = lines.next(ANY_TIME);
    while (question.isPresent() && !question.get().equals(Order.END)) {
      lines.send(answer(question.get(), served));
      question = lines.next(ANY_TIME);
    }
  }

  private static String answer(String question, Optional<Served> served)
      throws InterruptedException {
    if (question.equals(Order.PING) || served.isEmpty()) {
      return Order.ANSWER + question;
    }
    try {
      return Order.ANSWER
          + (question.equals(Order.LAST_WORDS)
              ? served.get().lastWords()
              : served.get().ask(question));
    } catch (IOException e) {
      return Order.PROBLEM + String.valueOf(e.getMessage());
    }
  }

  /** The least server, which has nothing to tell. */
  private record Canned(CannedServer server) implements Served {
    @Override
    public URI address() {
      return server.address();
    }

    @Override
    public String ask(String question) {
      return question;
    }

    @Override
    public String lastWords() {
      return "";
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /** Returns when its server is gone. */
  @Override
  public void close() {
    lines.close();
    ExecutorShutdown.of(thread);
  }
}
