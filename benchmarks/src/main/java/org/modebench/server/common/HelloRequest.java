package org.modebench.server.common;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.modebench.task.Countdown;
import org.modebench.task.CovidAnswer;

/**
 * What a request asks of a server: {@code GET /hello?latencyMillis=100}.
 *
 * <p>The client decides what happens to a request, so that the same request has the same fate in
 * every model.
 *
 * @param latencyMillis how long to wait before the answer, 0 to 60,000
 * @param blocking whether an event loop waits for it without giving way ({@code blocking=true});
 *     for models that block anyway it means nothing
 * @param pauseMillis how long the server stands still for everybody when the request arrives
 *     ({@code pauseMillis=200}): the loop of an event-loop model, the serving thread of another; 0
 *     to 60,000
 * @param computeSteps how many steps of a countdown to compute before the wait, at least 0 ({@code
 *     computeSteps=2000000})
 * @param block which block of the server's file to read before the wait ({@code block=3}); empty:
 *     none
 * @param cached whether the server has in its cache what the upstream would tell, and answers
 *     without it ({@code cached=true})
 * @param fault what the upstream does instead of answering ({@code fault=ERROR}); empty: it answers
 */
public record HelloRequest(
    int latencyMillis,
    boolean blocking,
    int pauseMillis,
    int computeSteps,
    OptionalInt block,
    boolean cached,
    Optional<Fault> fault) {

  /** The path of every request. */
  public static final String PATH = "/hello";

  /** The body of the answer 200. */
  public static final String ANSWER = "Hello, Anonymous";

  /** How long a request waits that does not say how long. */
  public static final int DEFAULT_LATENCY_MILLIS = 100;

  private static final int MAXIMUM_MILLIS = 60_000;
  private static final String LATENCY_MILLIS = "latencyMillis";
  private static final String BLOCKING = "blocking";
  private static final String PAUSE_MILLIS = "pauseMillis";
  private static final String CACHED = "cached";
  private static final String COMPUTE_STEPS = "computeSteps";
  private static final String BLOCK = "block";
  private static final String FAULT = "fault";
  private static final String SCHEME = "http://";

  /**
   * Checks the times.
   *
   * @throws IllegalArgumentException if one is outside its domain
   */
  public HelloRequest {
    requireMillis(LATENCY_MILLIS, latencyMillis);
    requireMillis(PAUSE_MILLIS, pauseMillis);
    requireNumber(COMPUTE_STEPS, computeSteps);
    requireNumber(BLOCK, block.orElse(0));
  }

  /** A request that computes and reads nothing, and needs the upstream. */
  public HelloRequest(int latencyMillis, boolean blocking, int pauseMillis, Optional<Fault> fault) {
    this(latencyMillis, blocking, pauseMillis, 0, OptionalInt.empty(), false, fault);
  }

  /** What an upstream can do instead of answering. */
  public enum Fault {
    /** It answers 500. */
    ERROR,
    /** It answers something that is not HTTP. */
    MALFORMED,
    /** It never answers. */
    SILENT
  }

  /**
   * Reads path and query of a request line, also with scheme and host before them, as a client
   * sends that takes the server for a proxy (RFC 9112, 3.2.2).
   *
   * @return what is asked for; empty if the path is another one, which is answered 404
   * @throws IllegalArgumentException with a sentence for the client, if a value is unusable or a
   *     parameter unknown, which is answered 400
   */
  public static Optional<HelloRequest> parse(String target) {
    String relative = relative(target);
    int mark = relative.indexOf('?');
    String path = mark < 0 ? relative : relative.substring(0, mark);
    if (!path.equals(PATH)) {
      return Optional.empty();
    }
    Map<String, String> query = query(mark < 0 ? "" : relative.substring(mark + 1));
    int latencyMillis = millis(LATENCY_MILLIS, query, DEFAULT_LATENCY_MILLIS);
    boolean blocking = flag(BLOCKING, query.remove(BLOCKING));
    int pauseMillis = millis(PAUSE_MILLIS, query, 0);
    int computeSteps = number(COMPUTE_STEPS, query.remove(COMPUTE_STEPS)).orElse(0);
    OptionalInt block = number(BLOCK, query.remove(BLOCK));
    boolean cached = flag(CACHED, query.remove(CACHED));
    Optional<Fault> fault = fault(query.remove(FAULT));
    // A misspelt latency that was ignored would be measured as if it had been honoured.
    for (String unknown : query.keySet()) {
      throw new IllegalArgumentException(
          "The parameters are latencyMillis, blocking, pauseMillis, computeSteps, block, cached and"
              + " fault, but '"
              + unknown
              + "' was given.");
    }
    return Optional.of(
        new HelloRequest(latencyMillis, blocking, pauseMillis, computeSteps, block, cached, fault));
  }

  private static String relative(String target) {
    if (!target.startsWith(SCHEME)) {
      return target;
    }
    int path = target.indexOf('/', SCHEME.length());
    return path < 0 ? "/" : target.substring(path);
  }

  private static Map<String, String> query(String text) {
    Map<String, String> values = new HashMap<>();
    for (String part : text.split("&", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      if (values.put(name, equals < 0 ? "" : part.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(name + " must be given once, but is given twice.");
      }
    }
    return values;
  }

  private static int millis(String name, Map<String, String> query, int otherwise) {
    String value = query.remove(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return requireMillis(name, Integer.parseInt(value));
    } catch (NumberFormatException e) {
      throw notMillis(name, value);
    }
  }

  private static int requireMillis(String name, int millis) {
    if (millis < 0 || millis > MAXIMUM_MILLIS) {
      throw notMillis(name, Integer.toString(millis));
    }
    return millis;
  }

  private static IllegalArgumentException notMillis(String name, String value) {
    return new IllegalArgumentException(
        name + " must be a whole number from 0 to " + MAXIMUM_MILLIS + ", but is '" + value + "'.");
  }

  private static OptionalInt number(String name, @Nullable String value) {
    if (value == null) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(requireNumber(name, Integer.parseInt(value)));
    } catch (NumberFormatException e) {
      throw notNumber(name, value);
    }
  }

  private static int requireNumber(String name, int number) {
    if (number < 0) {
      throw notNumber(name, Integer.toString(number));
    }
    return number;
  }

  private static IllegalArgumentException notNumber(String name, String value) {
    return new IllegalArgumentException(
        name
            + " must be a whole number from 0 to "
            + Integer.MAX_VALUE
            + ", but is '"
            + value
            + "'.");
  }

  private static boolean flag(String name, @Nullable String value) {
    if (value == null || value.equals("false")) {
      return false;
    }
    if (value.equals("true")) {
      return true;
    }
    throw new IllegalArgumentException(name + " must be true or false, but is '" + value + "'.");
  }

  private static Optional<Fault> fault(@Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
    for (Fault fault : Fault.values()) {
      if (fault.name().equals(value)) {
        return Optional.of(fault);
      }
    }
    throw new IllegalArgumentException(
        "fault must be ERROR, MALFORMED or SILENT, but is '" + value + "'.");
  }

  /** Computes its steps, on the calling thread. */
  public void compute() {
    if (computeSteps > 0) {
      new Countdown(computeSteps).callChecked();
    }
  }

  /** The same, of which the server's cache has or has not what the upstream would tell. */
  public HelloRequest cached(boolean inCache) {
    return new HelloRequest(
        latencyMillis, blocking, pauseMillis, computeSteps, block, inCache, fault);
  }

  /** The same, which reads a block of the server's file. */
  public HelloRequest reading(int number) {
    return new HelloRequest(
        latencyMillis, blocking, pauseMillis, computeSteps, OptionalInt.of(number), cached, fault);
  }

  /** Whether there is something to compute or to read before it waits. */
  public boolean works() {
    return computeSteps > 0 || block.isPresent();
  }

  /** The same with nothing left to compute and to read. */
  public HelloRequest worked() {
    return new HelloRequest(latencyMillis, blocking, pauseMillis, fault).cached(cached);
  }

  /** Returns path and query that ask for this: what {@link #parse} reads. */
  public String target() {
    return PATH
        + '?'
        + LATENCY_MILLIS
        + '='
        + latencyMillis
        + (blocking ? '&' + BLOCKING + "=true" : "")
        + (pauseMillis > 0 ? '&' + PAUSE_MILLIS + '=' + pauseMillis : "")
        + (computeSteps > 0 ? '&' + COMPUTE_STEPS + '=' + computeSteps : "")
        + (block.isPresent() ? '&' + BLOCK + '=' + block.getAsInt() : "")
        + (cached ? '&' + CACHED + "=true" : "")
        + faultPart();
  }

  /** Returns path and query that ask another server to compute the same, and not to wait. */
  public String computationTarget() {
    return new HelloRequest(0, false, 0, computeSteps, OptionalInt.empty(), false, Optional.empty())
        .target();
  }

  /** Returns path and query of the mock API that make it do what this request is to wait for. */
  public String upstreamTarget() {
    return CovidAnswer.PATH + '?' + LATENCY_MILLIS + '=' + latencyMillis + faultPart();
  }

  private String faultPart() {
    return fault.isEmpty() ? "" : '&' + FAULT + '=' + fault.get();
  }
}
