package org.modebench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.modebench.analysis.text.Facts.saying;
import static org.modebench.analysis.text.Facts.says;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.modebench.pipeline.DatabaseFolder;
import org.modebench.server.common.Database;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;

/** The servers of one process before a database. */
@Timeout(60)
class DatabaseServersTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final ExecutorService clients = Executors.newCachedThreadPool();
  private DatabaseFolder folder;

  static Stream<ServerModel> models() {
    return Stream.of(
            ServerModel.SYNC_WORKER,
            ServerModel.THREAD_PER_CONNECTION,
            ServerModel.THREAD_POOL,
            ServerModel.VIRTUAL_THREADS,
            ServerModel.EVENT_LOOP,
            ServerModel.SELECTOR)
        .filter(model -> model.minimumJava() <= Runtime.version().feature());
  }

  @BeforeEach
  void make() throws IOException {
    folder = DatabaseFolder.make();
  }

  @AfterEach
  void end() throws IOException {
    clients.shutdownNow();
    folder.close();
  }

  private Server start(ServerModel model, int connections, Duration deadline) throws IOException {
    return start(model, connections, deadline, folder.path());
  }

  private static Server start(ServerModel model, int connections, Duration deadline, Path in)
      throws IOException {
    return model.start(
        new ServerSettings(0, 10, Optional.empty(), deadline)
            .asking(new Database(connections, Optional.of(in))));
  }

  private Future<Client.Reply> ask(Server server, String target) {
    return clients.submit(() -> Client.get(server.port(), target));
  }

  private List<Client.Reply> askAtOnce(Server server, int number, String target) throws Exception {
    List<Future<Client.Reply>> asked = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      asked.add(ask(server, target));
    }
    List<Client.Reply> replies = new ArrayList<>();
    for (Future<Client.Reply> each : asked) {
      replies.add(each.get());
    }
    return replies;
  }

  @ParameterizedTest
  @MethodSource("models")
  void aLookUpHoldsItsConnectionForAsLongAsItTakes(ServerModel model) throws Exception {
    try (Server server = start(model, 1, LONG)) {
      long begin = System.nanoTime();
      assertThat(askAtOnce(server, 4, "/hello?latencyMillis=100"))
          .allMatch(reply -> reply.status() == 200)
          .allMatch(reply -> reply.body().equals("Hello, Anonymous"));
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin))
          .isGreaterThanOrEqualTo(400);
      assertThat(server.takeWasted()).isZero();
    }
    assertThat(threads()).isEmpty();
  }

  /** Those of the pool, and those in which loops wait. */
  private static List<Thread> threads() throws InterruptedException {
    List<Thread> left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(
                thread ->
                    thread.getName().startsWith("HikariPool")
                        || thread.getName().equals("offloaded"))
            .toList();
    for (Thread each : left) {
      // A pool's threads end a moment after it has terminated.
      each.join(5_000);
    }
    return left.stream().filter(Thread::isAlive).toList();
  }

  /** While the one connection there is is held for a second. */
  @ParameterizedTest
  @EnumSource(names = {"THREAD_PER_CONNECTION", "EVENT_LOOP", "SELECTOR"})
  void whatIsInTheCacheNeedsNoConnection(ServerModel model) throws Exception {
    try (Server server = start(model, 1, LONG)) {
      Future<Client.Reply> held = ask(server, "/hello?latencyMillis=1000");
      Thread.sleep(100);
      assertThat(Client.get(server.port(), "/hello?latencyMillis=1000&cached=true").status())
          .isEqualTo(200);
      assertThat(held.isDone()).isFalse();
      assertThat(held.get().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"THREAD_PER_CONNECTION", "EVENT_LOOP", "SELECTOR"})
  void whoGetsNoConnectionInTimeIsTold(ServerModel model) throws Exception {
    try (Server server = start(model, 1, SHORT)) {
      Future<Client.Reply> held = ask(server, "/hello?latencyMillis=1000");
      Thread.sleep(100);
      Client.Reply refused = Client.get(server.port(), "/hello?latencyMillis=1");
      assertThat(refused.status()).isEqualTo(504);
      assertThat(refused.body()).satisfies(says("connection", "pool"));
      assertThat(held.get().status()).isEqualTo(504);
      assertThat(held.get().body()).contains("after the deadline");
      assertThat(server.takeWasted()).isEqualTo(1);
      assertThat(server.takeWasted()).isZero();
      assertThat(Client.get(server.port(), "/hello?latencyMillis=1").status()).isEqualTo(200);
    }
  }

  private Connection locking() throws Exception {
    Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.file("places.db"));
    try (Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
    }
    return other;
  }

  @ParameterizedTest
  @EnumSource(names = {"THREAD_PER_CONNECTION", "EVENT_LOOP"})
  void aDatabaseThatIsLockedIsWaitedForUntilTheDeadline(ServerModel model) throws Exception {
    try (Server server = start(model, 2, SHORT)) {
      try (Connection other = locking()) {
        Client.Reply refused = Client.get(server.port(), "/hello?latencyMillis=1");
        assertThat(refused.status()).isEqualTo(504);
        assertThat(refused.body()).contains("locked");
        assertThat(other.isClosed()).isFalse();
      }
      assertThat(Client.get(server.port(), "/hello?latencyMillis=1").status()).isEqualTo(200);
    }
  }

  @Test
  void aTableThatIsGoneIsAnswered502WithTheCause() throws Exception {
    try (Server server = start(ServerModel.THREAD_PER_CONNECTION, 1, LONG)) {
      try (Connection other =
              DriverManager.getConnection("jdbc:sqlite:" + folder.file("places.db"));
          Statement statement = other.createStatement()) {
        statement.execute("DROP TABLE place");
      }
      Client.Reply refused = Client.get(server.port(), "/hello?latencyMillis=1");
      assertThat(refused.status()).isEqualTo(502);
      assertThat(refused.body()).contains("no such table");
    }
  }

  @Test
  void noServerStartsOnADatabaseThatIsLocked() throws Exception {
    start(ServerModel.THREAD_PER_CONNECTION, 1, LONG).close();
    try (Connection other = locking()) {
      for (ServerModel model : models().toList()) {
        assertThatExceptionOfType(IOException.class)
            .isThrownBy(() -> start(model, 1, SHORT))
            .satisfies(saying("places.db", "locked"));
      }
      assertThat(other.isClosed()).isFalse();
    }
    assertThat(threads()).isEmpty();
  }

  @Test
  void noServerStartsWhereThereIsNoFolder() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> start(ServerModel.EVENT_LOOP, 1, LONG, folder.file("nowhere")))
        .satisfies(saying("places.db", "could not be"));
  }

  /** As the fork that started it reads it. */
  @Test
  void aProcessThatCannotHaveItsDatabaseSaysSo() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                ServerMain.launch(
                    ServerModel.SELECTOR,
                    new ServerSettings(0, 1, Optional.empty(), LONG)
                        .asking(new Database(1, Optional.of(folder.file("no where"))))))
        .satisfies(saying("SELECTOR", "places.db", "could not be"));
  }
}
