package org.modebench.server.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modebench.host.VirtualThreadFactory;
import org.modebench.pipeline.DatabaseFolder;
import org.modebench.server.ServerModel;
import org.modebench.server.common.Server;
import org.modebench.server.common.ServerSettings;
import org.sqlite.Function;
import org.sqlite.SQLiteDataSource;

/**
 * Virtual threads in native calls that block keep their carriers, and no event of the JVM tells of
 * it; the heartbeat does.
 */
@Timeout(60)
class BlockedCarriersTest {
  private static final int CARRIERS = Runtime.getRuntime().availableProcessors();

  /** Ten on the machines that we know, and never fewer than carriers. */
  private static final int CALLS = Math.max(10, 2 * CARRIERS);

  private static final int BLOCKED_MILLIS = 500;
  private static final double BEAT_SECONDS = 0.01;
  private static final String PINNED = "jdk.VirtualThreadPinned";

  private final List<Connection> open = new ArrayList<>();
  private ThreadFactory virtual;
  private DatabaseFolder folder;
  private SQLiteDataSource database;

  @BeforeEach
  void make() throws Exception {
    assumeTrue(
        Runtime.version().feature() >= ServerModel.VIRTUAL_THREADS.minimumJava(),
        "There are no virtual threads before Java 21.");
    virtual = VirtualThreadFactory.get();
    folder = DatabaseFolder.make();
    database = new SQLiteDataSource();
    database.setUrl("jdbc:sqlite:" + folder.file("locked.db"));
    database.setBusyTimeout(BLOCKED_MILLIS);
  }

  @AfterEach
  void end() throws Exception {
    for (Connection connection : open) {
      connection.close();
    }
    if (folder != null) {
      folder.close();
    }
  }

  private Statement statement() throws SQLException {
    Connection connection = database.getConnection();
    open.add(connection);
    return connection.createStatement();
  }

  /** Waits for a lock that is not given, as SQLite does by itself, and returns for how long. */
  private static double blocked(Statement statement) {
    long begin = System.nanoTime();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> statement.execute("BEGIN IMMEDIATE"))
        .withMessageContaining("BUSY");
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Runs tasks on virtual threads, and returns how often JFR, by default, saw one pinned. */
  private long pinned(List<Runnable> tasks) throws Exception {
    Path file = folder.file("pinned.jfr");
    try (Recording recording = new Recording()) {
      recording.enable(PINNED).withThreshold(Duration.ofMillis(20));
      recording.start();
      List<Thread> threads = new ArrayList<>();
      for (Runnable task : tasks) {
        Thread thread = virtual.newThread(task);
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(PINNED))
        .count();
  }

  @Test
  void aHeartbeatIsAsLateAsNativeCallsBlockAllCarriersAndJfrSeesNothing() throws Exception {
    statement().execute("BEGIN EXCLUSIVE");
    // What classes have to be loaded for it is loaded before.
    blocked(statement());
    AtomicInteger arrived = new AtomicInteger();
    Queue<Double> lengths = new ConcurrentLinkedQueue<>();
    List<Runnable> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      Statement statement = statement();
      calls.add(
          () -> {
            arrived.incrementAndGet();
            // Until each carrier has one of them: then nobody else can run before a call ends.
            while (arrived.get() < CARRIERS) {
              Thread.onSpinWait();
            }
            lengths.add(blocked(statement));
          });
    }
    ServerSettings settings = new ServerSettings(0, 1, Optional.empty(), Duration.ofSeconds(20));
    try (Server server = ServerModel.VIRTUAL_THREADS.start(settings)) {
      assertThat(server.takeLag()).isPresent();

      assertThat(pinned(calls)).isZero();

      double late = server.takeLag().orElseThrow().maxSeconds();
      assertThat(lengths).hasSize(CALLS);
      double shortest = Collections.min(lengths);
      assertThat(shortest).isGreaterThanOrEqualTo(BLOCKED_MILLIS / 1e3);
      // It was due at most a beat after the last carrier was taken.
      assertThat(late).isGreaterThanOrEqualTo(shortest - BEAT_SECONDS);
    }
  }

  /** Else its silence about the others would say nothing. */
  @Test
  void jfrSeesAThreadThatSleepsInJavaBelowANativeCall() throws Exception {
    Statement statement = statement();
    Function.create(
        statement.getConnection(),
        "pause",
        new Function() {
          @Override
          protected void xFunc() throws SQLException {
            try {
              Thread.sleep(value_int(0));
            } catch (InterruptedException e) {
              throw new SQLException(e);
            }
            result(1);
          }
        });
    List<SQLException> failed = Collections.synchronizedList(new ArrayList<>());

    long seen =
        pinned(
            List.of(
                () -> {
                  try {
                    statement.execute("SELECT pause(100)");
                  } catch (SQLException e) {
                    failed.add(e);
                  }
                }));

    assertThat(failed).isEmpty();
    assertThat(seen).isPositive();
  }
}
