package org.modebench.analysis.results;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads files of JSON, and says why one is none without the words of the parser. */
public final class JsonFile {
  private static final Pattern POSITION = Pattern.compile("at line ([0-9]+) column ([0-9]+)");

  private JsonFile() {}

  /** A file that is no JSON; the message says why, such as {@code it ends too early}. */
  public static final class NoJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    NoJsonException(String why, Exception cause) {
      super(why, cause);
    }
  }

  /**
   * What is in a file.
   *
   * @throws NoJsonException if it cannot be read, or is no JSON in UTF-8
   */
  public static JsonElement read(Path file) throws NoJsonException {
    try {
      return JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new NoJsonException("it is not UTF-8", e);
    } catch (IOException e) {
      throw new NoJsonException("it cannot be read: " + AtomicFile.why(e), e);
    } catch (JsonParseException e) {
      throw new NoJsonException(why(e), e);
    }
  }

  private static String why(JsonParseException e) {
    if (e.getCause() instanceof EOFException) {
      return "it ends too early";
    }
    String message = Optional.ofNullable(e.getMessage()).orElse("");
    Matcher position = POSITION.matcher(message);
    String where =
        position.find()
            ? " at line %s, column %s".formatted(position.group(1), position.group(2))
            : "";
    return (message.contains("Nesting limit")
            ? "its lists are nested too deeply"
            : "it is not JSON")
        + where;
  }
}
