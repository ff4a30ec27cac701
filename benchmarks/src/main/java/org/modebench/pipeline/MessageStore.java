package org.modebench.pipeline;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteDataSource;

/**
 * A table of messages in an SQLite database. A commit returns when the messages are on the disk
 * (write-ahead log, synchronous=FULL: one fdatasync a commit).
 */
public final class MessageStore implements AutoCloseable {
  private static final int PAYLOAD_BYTES = 200;

  /** How long one who writes waits for another; then the database counts as locked. */
  private static final int PATIENCE_MILLIS = 5_000;

  private final Path file;
  private final Connection connection;
  private final PreparedStatement insert;
  private final byte[] payload = new byte[PAYLOAD_BYTES];

  private MessageStore(Path file, Connection connection) throws SQLException {
    this.file = file;
    this.connection = connection;
    this.insert = connection.prepareStatement("INSERT INTO message(number, payload) VALUES(?, ?)");
  }

  /**
   * Opens a database, which is made if it is not there.
   *
   * @throws PipelineException if it cannot be
   */
  public static MessageStore open(Path file) throws PipelineException {
    return open(file, PATIENCE_MILLIS);
  }

  static MessageStore open(Path file, int patienceMillis) throws PipelineException {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    source.setJournalMode("WAL");
    source.setSynchronous("FULL");
    source.setBusyTimeout(patienceMillis);
    try {
      Connection connection = source.getConnection();
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE IF NOT EXISTS message(id INTEGER PRIMARY KEY, number INTEGER NOT NULL,"
                + " payload BLOB NOT NULL)");
      }
      connection.setAutoCommit(false);
      return new MessageStore(file, connection);
    } catch (SQLException e) {
      throw PipelineException.of("opened", file, e);
    }
  }

  /** Writes messages in one commit, which is on the disk when this returns. */
  public void commit(List<Integer> numbers) throws PipelineException {
    try {
      for (int number : numbers) {
        insert.setInt(1, number);
        insert.setBytes(2, payload);
        insert.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      throw PipelineException.of("written to", file, e);
    }
  }

  /** How many messages it has. */
  public long count() throws PipelineException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM message")) {
      long count = rows.getLong(1);
      connection.commit();
      return count;
    } catch (SQLException e) {
      throw PipelineException.of("read", file, e);
    }
  }

  /** Lets the database be no larger than that, as a disk that is full does. */
  void limitPages(int pages) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA max_page_count=" + pages);
    }
    connection.commit();
  }

  @Override
  public void close() throws PipelineException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw PipelineException.of("closed", file, e);
    }
  }
}
