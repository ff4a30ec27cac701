package org.modebench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.analysis.catalogue.Mechanisms;

/** With a real database. */
@Timeout(60)
@Tag("any-jdk")
class PipelineTest {
  private static final int MESSAGES = 60;

  /** So many that a kill comes before the last even where a commit takes microseconds. */
  private static final int MANY = 400;

  @TempDir private Path folder;
  private Path database;

  @BeforeEach
  void prepare() {
    System.setProperty("org.sqlite.tmpdir", folder.toString());
    database = folder.resolve("messages.db");
  }

  @Test
  void theCatalogueKnowsEveryQueue() {
    assertThat(Mechanisms.QUEUES.names())
        .containsExactly(
            Arrays.stream(MessageQueue.values()).map(Enum::name).toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource(MessageQueue.class)
  void commitsEachMessageOnce(MessageQueue queue) throws Exception {
    try (Pipeline pipeline = new Pipeline(queue, 2, database)) {
      for (int batch = 1; batch <= 2; batch++) {
        Passage passage = pipeline.pass(Bursts.dueNanos(MESSAGES, 30, 1_000_000));

        assertThat(pipeline.stored()).isEqualTo((long) batch * MESSAGES);
        assertThat(passage.messages())
            .hasSize(MESSAGES)
            .allMatch(message -> message.offered() >= message.due())
            .allMatch(message -> message.begun() >= message.offered())
            .allMatch(message -> message.ended() > message.begun());
        if (queue == MessageQueue.BATCHED) {
          assertThat(passage.commits()).isBetween(1, MESSAGES);
        } else {
          assertThat(passage.commits()).isEqualTo(MESSAGES);
        }
      }
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("consumer");
  }

  /** All of a burst is there at once, and a commit takes longer than to hand over a message. */
  @Test
  void aBoundHoldsTheProducerAndNoBoundHoldsTheBurst() throws Exception {
    long[] burst = Bursts.dueNanos(MESSAGES, MESSAGES, 1);
    try (Pipeline bounded = new Pipeline(MessageQueue.BOUNDED, 1, database)) {
      Passage passage = bounded.pass(burst);
      assertThat(passage.peak()).isEqualTo(MessageQueue.BOUND);
      assertThat(passage.blockedNanos()).isPositive();
    }
    try (Pipeline unbounded = new Pipeline(MessageQueue.UNBOUNDED, 1, database)) {
      Passage passage = unbounded.pass(burst);
      assertThat(passage.peak()).isGreaterThan(MessageQueue.BOUND);
      assertThat(passage.blockedNanos()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(MessageQueue.class)
  void aDatabaseThatIsFullEndsItWithItsCause(MessageQueue queue) throws Exception {
    try (MessageStore store = MessageStore.open(database)) {
      store.limitPages(2);
      assertThatExceptionOfType(PipelineException.class)
          .isThrownBy(() -> store.commit(java.util.Collections.nCopies(500, 1)))
          .satisfies(saying("messages.db", "cannot be written to", "full"));
    }
    // One that fails in the middle leaves nobody waiting for room in the queue.
    Path gone = folder.resolve("gone.db");
    Pipeline pipeline = new Pipeline(queue, 1, gone);
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + gone);
        Statement statement = other.createStatement()) {
      statement.execute("DROP TABLE message");
      assertThatExceptionOfType(PipelineException.class)
          .isThrownBy(() -> pipeline.pass(Bursts.dueNanos(MESSAGES, MESSAGES, 1)))
          .satisfies(saying("gone.db", "no such table"));
    } finally {
      pipeline.close();
    }
  }

  @Test
  void aDatabaseThatIsLockedSaysSo() throws Exception {
    try (MessageStore store = MessageStore.open(database, 50);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatExceptionOfType(PipelineException.class)
          .isThrownBy(() -> store.commit(List.of(1)))
          .satisfies(saying("messages.db", "cannot be written to", "locked"));
      statement.execute("ROLLBACK");
    }
  }

  @Test
  void aDatabaseThatCannotBeMadeSaysWhere() {
    assertThatExceptionOfType(PipelineException.class)
        .isThrownBy(() -> new Pipeline(MessageQueue.DIRECT, 1, folder.resolve("none/x.db")))
        .satisfies(saying("none/x.db", "cannot be opened"));
  }

  /** All messages come at once, so that half of them wait when the process is killed. */
  @ParameterizedTest
  @EnumSource(MessageQueue.class)
  void aKillLosesWhatWaitsAndNothingThatWasAcknowledged(MessageQueue queue) throws Exception {
    KilledPipeline killed = KilledPipeline.of(queue, 1, folder, MANY, MANY, 1);

    assertThat(killed.acknowledged()).isGreaterThanOrEqualTo(MANY / 2);
    assertThat(killed.stored()).isBetween(killed.acknowledged(), (long) MANY);
    switch (queue) {
      case DIRECT -> assertThat(killed.lost()).isZero();
      case BOUNDED -> assertThat(killed.lost()).isBetween(1L, MessageQueue.BOUND + 1L);
      case UNBOUNDED -> assertThat(killed.lost()).isGreaterThan(MessageQueue.BOUND);
      // What is written in few commits may all be there when the process dies.
      case BATCHED -> assertThat(killed.lost()).isLessThanOrEqualTo(MANY / 2);
    }
  }

  @Test
  void aKilledPipelineThatDoesNotComeSoFarSaysWhy() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                KilledPipeline.of(
                    MessageQueue.DIRECT, 1, folder.resolve("none"), MESSAGES, MESSAGES, 1))
        .satisfies(saying("pipeline that is killed", "exit code 1", "killed.db"));
  }

  @Test
  void foldersOfProcessesThatWereKilledAreRemovedAndOthersAreNot() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path left = Files.createDirectory(folder.resolve("modebench-database-" + dead.pid() + "-1"));
    Files.writeString(left.resolve("messages.db"), "x");
    Path others = Files.createDirectory(folder.resolve("modebench-database-mine"));
    try (DatabaseFolder first = DatabaseFolder.in(folder)) {
      Files.writeString(first.file("x"), "x");
      DatabaseFolder.in(folder).close();
      assertThat(first.file("x")).exists();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(others);
    }
    assertThat(left).doesNotExist();
  }
}
