package com.acme;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import javax.imageio.ImageIO;

/** Writes what the examples read into a folder, the same each time. */
public class ExampleData {
  static final String PICTURE = "large.jpg";
  static final String DOCUMENT = "orders.json";
  static final String DATABASE = "menus.db";
  static final String ARCHIVE = "archive.bin";

  private static final int ROWS = 50_000;
  private static final int PLACES = 100;

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    drawPicture(folder.resolve(PICTURE).toFile());
    writeDocument(folder.resolve(DOCUMENT));
    fillDatabase(folder.resolve(DATABASE));
    byte[] archive = new byte[10_000_000];
    new Random(1).nextBytes(archive);
    Files.write(folder.resolve(ARCHIVE), archive);
  }

  private static void drawPicture(File file) throws IOException {
    BufferedImage picture = new BufferedImage(1280, 960, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, x * y ^ x << 4 ^ y << 12);
      }
    }
    ImageIO.write(picture, "jpg", file);
  }

  private static void writeDocument(Path file) throws IOException {
    Random random = new Random(1);
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < ROWS; i++) {
      json.append(i == 0 ? "" : ",\n")
          .append("{\"id\":%d,\"quantity\":%d,\"price\":%d,\"note\":\"order %d\"}"
              .formatted(i, random.nextInt(100), random.nextInt(10_000), i));
    }
    Files.writeString(file, json.append("]\n"));
  }

  private static void fillDatabase(Path file) throws IOException, SQLException {
    Files.deleteIfExists(file);
    Random random = new Random(1);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE menu (place INTEGER, dish TEXT, price INTEGER)");
      }
      connection.setAutoCommit(false);
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO menu VALUES (?, ?, ?)")) {
        for (int i = 0; i < ROWS; i++) {
          insert.setInt(1, random.nextInt(PLACES));
          insert.setString(2, "dish " + i);
          insert.setInt(3, random.nextInt(10_000));
          insert.executeUpdate();
        }
      }
      connection.commit();
    }
  }
}
