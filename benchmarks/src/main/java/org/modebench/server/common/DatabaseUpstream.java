package org.modebench.server.common;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.modebench.pipeline.DatabaseFolder;
import org.sqlite.Function;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * A database (SQLite) in the place of an upstream. A look-up takes as long as its request says,
 * inside of JDBC and the native library, and holds a connection of the pool and the calling thread
 * for all of that time.
 */
final class DatabaseUpstream implements Upstream {
  private static final String FILE = "places.db";
  private static final String LOOK_UP = "SELECT name FROM place WHERE id = 1 AND pause(?) >= 0";

  /** What the pool allows at least. */
  private static final long SHORTEST_POOL_WAIT_MILLIS = 250;

  private final HikariDataSource pool;
  private final long deadlineNanos;
  private final AtomicInteger wasted = new AtomicInteger();
  private final AtomicBoolean told = new AtomicBoolean();

  private DatabaseUpstream(HikariDataSource pool, Duration deadline) {
    this.pool = pool;
    this.deadlineNanos = deadline.toNanos();
  }

  /**
   * Makes a database with one place, if it is not there, and opens a pool of connections to it.
   *
   * @param deadline how long a request may take, waiting for a connection included
   * @throws IOException with a sentence, if that cannot be done
   */
  static DatabaseUpstream open(Path folder, int connections, Duration deadline) throws IOException {
    DatabaseFolder.unpackInto(folder);
    SQLiteDataSource source = new PausingSource();
    source.setUrl("jdbc:sqlite:" + folder.resolve(FILE));
    source.setBusyTimeout((int) Math.min(Integer.MAX_VALUE, deadline.toMillis()));
    try {
      fill(source);
      return new DatabaseUpstream(pool(source, connections, deadline), deadline);
    } catch (SQLException | PoolInitializationException e) {
      throw new IOException(
          "The database "
              + folder.resolve(FILE)
              + " must be opened, but could not be ("
              + e.getMessage()
              + "); end whoever locks it, or make room.",
          e);
    }
  }

  private static void fill(SQLiteDataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS place(id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
      statement.execute("INSERT OR REPLACE INTO place VALUES(1, 'Anonymous')");
    }
  }

  private static HikariDataSource pool(
      SQLiteDataSource source, int connections, Duration deadline) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(connections);
    config.setConnectionTimeout(Math.max(SHORTEST_POOL_WAIT_MILLIS, deadline.toMillis()));
    return new HikariDataSource(config);
  }

  @Override
  public Answer await(HelloRequest request) {
    long begin = System.nanoTime();
    try (Connection connection = pool.getConnection();
        PreparedStatement lookUp = connection.prepareStatement(LOOK_UP)) {
      lookUp.setInt(1, request.latencyMillis());
      try (ResultSet found = lookUp.executeQuery()) {
        if (!found.next()) {
          return failed("The place that was looked up is not in the database.");
        }
      }
    } catch (SQLTransientConnectionException exhausted) {
      return Answer.gatewayTimeout("No connection of the pool was free before the deadline.");
    } catch (SQLException e) {
      return isLocked(e)
          ? Answer.gatewayTimeout("The database was locked until the deadline.")
          : failed("The database could not be asked (" + e.getMessage() + ").");
    }
    if (System.nanoTime() - begin > deadlineNanos) {
      wasted.incrementAndGet();
      return Answer.gatewayTimeout("The look-up ended after the deadline.");
    }
    return Answer.OK;
  }

  private static boolean isLocked(SQLException e) {
    return e.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code
        || e.getErrorCode() == SQLiteErrorCode.SQLITE_LOCKED.code;
  }

  /** Also on standard error, where it is looked for if requests fail; the others fail alike. */
  private Answer failed(String cause) {
    if (!pool.isClosed() && told.compareAndSet(false, true)) {
      System.err.println(cause);
    }
    return Answer.badGateway(cause);
  }

  @Override
  public int takeWasted() {
    return wasted.getAndSet(0);
  }

  @Override
  public void close() {
    pool.close();
  }

  /**
   * Connections that know a function {@code pause(milliseconds)}, which blocks as a slow disk does.
   */
  private static final class PausingSource extends SQLiteDataSource {
    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      Function.create(connection, "pause", new Pause());
      return connection;
    }
  }

  private static final class Pause extends Function {
    @Override
    protected void xFunc() throws SQLException {
      int millis = value_int(0);
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        throw new SQLException("The server is being closed.", e);
      }
      result(millis);
    }
  }
}
