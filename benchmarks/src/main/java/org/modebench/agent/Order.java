package org.modebench.agent;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an agent is told to do, once on each connection.
 *
 * @param act what to do
 * @param words the rest of it
 */
record Order(Act act, List<String> words) {
  private static final Gson GSON = new Gson();

  /** What lets an agent answer by itself, for a round trip. */
  static final String PING = "ping";

  /** What asks for the last words of a server. */
  static final String LAST_WORDS = "last words";

  /** What ends a server; the connection ends when it is gone. */
  static final String END = "end";

  /** Begins an answer. */
  static final char ANSWER = '=';

  /** Begins a sentence that says why there is none. */
  static final char PROBLEM = '!';

  /** The acts of an agent. */
  enum Act {
    /** Tells of its machine and its code. */
    ABOUT,
    /** Starts a server of a model with its settings. */
    SERVE,
    /** Starts a proxy with its settings. */
    PROXY,
    /** Starts the server that does the least a server can do. */
    CANNED
  }

  Order {
    words = List.copyOf(words);
  }

  static Order of(Act act, String... words) {
    return new Order(act, List.of(words));
  }

  /** As a line. */
  String line() {
    List<String> all = new ArrayList<>();
    all.add(act.name().toLowerCase(Locale.ROOT));
    all.addAll(words);
    return GSON.toJson(all);
  }

  /** Reads such a line; empty if it is none. */
  static Optional<Order> parse(String line) {
    try {
      String[] all = GSON.fromJson(line, String[].class);
      if (all == null || Arrays.asList(all).contains(null)) {
        return Optional.empty();
      }
      return Arrays.stream(Act.values())
          .filter(act -> all.length > 0 && act.name().toLowerCase(Locale.ROOT).equals(all[0]))
          .findFirst()
          .map(act -> new Order(act, List.of(all).subList(1, all.length)));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }
}
