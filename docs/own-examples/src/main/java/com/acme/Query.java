package com.acme;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;

/** Asks an embedded database for one group of its rows, by a scan of all; each call has a connection of its own. */
public class Query implements Callable<Long>, AutoCloseable {
  private final Connection connection;
  private final PreparedStatement statement;

  public Query(String folder, int number) throws SQLException {
    this.connection =
        DriverManager.getConnection("jdbc:sqlite:" + Path.of(folder, ExampleData.DATABASE));
    this.statement = connection.prepareStatement("SELECT sum(price) FROM menu WHERE place = ?");
    statement.setInt(1, number);
  }

  @Override
  public Long call() throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
