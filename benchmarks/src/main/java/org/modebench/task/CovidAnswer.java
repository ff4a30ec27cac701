package org.modebench.task;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.modebench.http.ApiClient;

/**
 * The answer of {@code GET /v1/us/current.json} as the COVID Tracking Project's API gave it: an
 * array with one object.
 */
public final class CovidAnswer {

  /** Where the API serves it. */
  public static final String PATH = "/v1/us/current.json";

  private static final List<String> REQUIRED =
      List.of(
          "date",
          "states",
          "positive",
          "negative",
          "hospitalizedCurrently",
          "death",
          "totalTestResults",
          "hash");

  private CovidAnswer() {}

  /** Loaded when first asked for: a worker process never asks. */
  private static final class Document {
    static final byte[] BYTES = read();

    private static byte[] read() {
      try (InputStream in = CovidAnswer.class.getResourceAsStream("covid-us-current.json")) {
        if (in == null) {
          throw new IllegalStateException(
              "The jar lacks org/modebench/task/covid-us-current.json.");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns the document that the mock serves. */
  public static byte[] document() {
    return Document.BYTES.clone();
  }

  /** Returns the checksum of the document that the mock serves. */
  public static long expectedChecksum() {
    try {
      return checksum(Document.BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a checksum of the names and values of an answer's fields.
   *
   * @throws IOException if the answer is not an array with one object that has the required fields
   */
  public static long checksum(byte[] body) throws IOException {
    return checksum(new ByteArrayInputStream(body));
  }

  /**
   * Returns a checksum of the names and values of an answer's fields, in any order.
   *
   * @throws IOException if the answer is not an array with one object that has the required fields,
   *     or cannot be read
   */
  public static long checksum(InputStream body) throws IOException {
    long sum = 0;
    Set<String> missing = new HashSet<>(REQUIRED);
    try {
      JsonReader json = new JsonReader(new InputStreamReader(body, StandardCharsets.UTF_8));
      json.beginArray();
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        missing.remove(name);
        sum += 31L * name.hashCode() ^ value(json);
      }
      json.endObject();
      json.endArray();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedJsonException("text after its end");
      }
    } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
      throw new IOException(
          "The API's answer must be a JSON array with one object, but: " + e.getMessage() + ".", e);
    }
    if (!missing.isEmpty()) {
      throw new IOException("The API's answer lacks the fields " + missing + ".");
    }
    return sum;
  }

  /** Loads what the reading of an answer needs; see {@link ApiClient#loadClasses}. */
  static void loadClasses() throws IOException {
    new JsonReader(Reader.nullReader()).close();
  }

  private static long value(JsonReader json) throws IOException {
    return switch (json.peek()) {
      case NUMBER -> json.nextLong();
      case STRING -> json.nextString().hashCode();
      default -> {
        json.skipValue();
        yield 0;
      }
    };
  }
}
