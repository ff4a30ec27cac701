package org.modebench.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.modebench.analysis.catalogue.Domain;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.http.Answer;
import org.modebench.http.Request;
import org.modebench.plan.TypedValue;
import org.modebench.plan.UsageException;
import org.modebench.task.endpoint.EndpointRequest;
import picocli.CommandLine.Option;

/**
 * The options that say how an endpoint is asked. Values of headers and the body may be secrets, so
 * that no sentence repeats one, and the words that are recorded have a mark in their place.
 */
final class RequestOptions {
  private static final String HEADER = "--header";
  private static final String BODY = "--body";
  private static final String FROM_FILE = "@";

  /** Stands for a value in recorded words. */
  private static final String HIDDEN = "…";

  /** The options whose values are not recorded. */
  private static final Set<String> SECRET = Set.of(HEADER, BODY);

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]{1,8000}");
  private static final Domain METHOD =
      Domain.form("[A-Z]{1,20}", "the name of a method, such as POST");
  private static final Domain STATUS = Domain.whole(200, 599);
  private static final int MOST_HEADERS = 100;
  private static final int LONGEST_TEXT = 1_000;

  /** They follow from address and body, or would change what a connection is. */
  private static final Set<String> NOT_TO_CHOOSE =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "te",
          "trailer",
          "upgrade",
          "expect");

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "How Own asks the endpoint of -p url (default: GET, or POST with --body).")
  private String method = "";

  @Option(
      names = HEADER,
      paramLabel = "'NAME: VALUE'",
      description =
          "A header that it is sent, or @FILE with one in each line; may be given several times.")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = BODY,
      paramLabel = "TEXT",
      description = "What it is sent, or @FILE. Of headers and body results have a digest only.")
  private String body = "";

  @Option(
      names = "--expect-status",
      paramLabel = "N",
      description = "The status that each answer must have (default: any from 200 to 299).")
  private String status = "";

  @Option(
      names = "--expect",
      paramLabel = "TEXT",
      description = "A text that each answer must contain.")
  private String text = "";

  @Option(
      names = "--follow-redirects",
      description = "Follow redirects, also to other servers, which are sent no header of yours.")
  private boolean followsRedirects;

  /** Whether any of them was given. */
  boolean given() {
    return !method.isEmpty()
        || !headers.isEmpty()
        || !body.isEmpty()
        || !status.isEmpty()
        || !text.isEmpty()
        || followsRedirects;
  }

  /** Whether any was given whose value is not recorded. */
  boolean hasSecrets() {
    return !headers.isEmpty() || !body.isEmpty();
  }

  /** Those as words. */
  List<String> secretWords() {
    List<String> words = new ArrayList<>();
    headers.forEach(header -> words.addAll(List.of(HEADER, header)));
    if (!body.isEmpty()) {
      words.addAll(List.of(BODY, body));
    }
    return words;
  }

  /** Reads them, and the files that they name. */
  EndpointRequest read() throws UsageException {
    if (text.length() > LONGEST_TEXT) {
      throw new UsageException(
          "--expect must have at most %d characters, but has %d; give a part of it."
              .formatted(LONGEST_TEXT, text.length()));
    }
    byte[] sent = body(body);
    String usual = sent.length == 0 ? Request.GET : "POST";
    return new EndpointRequest(
        method.isEmpty() ? usual : TypedValue.canonical("--method", METHOD, method),
        headers(),
        new EndpointRequest.Body(sent),
        status.isEmpty()
            ? EndpointRequest.ANY_SUCCESS
            : Integer.parseInt(TypedValue.canonical("--expect-status", STATUS, status)),
        text,
        followsRedirects);
  }

  private List<Request.Header> headers() throws UsageException {
    List<Request.Header> read = new ArrayList<>();
    for (String given : headers) {
      if (given.startsWith(FROM_FILE)) {
        String lines = new String(file(HEADER, given), StandardCharsets.UTF_8);
        for (String line : lines.lines().filter(l -> !l.isBlank()).toList()) {
          read.add(header(line));
        }
      } else {
        read.add(header(given));
      }
    }
    if (read.size() > MOST_HEADERS) {
      throw new UsageException(
          "--header may be given at most %d times, but there are %d; send fewer."
              .formatted(MOST_HEADERS, read.size()));
    }
    return read;
  }

  private static Request.Header header(String line) throws UsageException {
    String[] sides = line.split(":", 2);
    String name = sides[0].strip();
    String value = sides.length == 2 ? sides[1].strip() : "";
    if (sides.length < 2 || !TOKEN.matcher(name).matches()) {
      throw new UsageException(
          "--header must be 'Name: value', but one of them has no name before a colon; correct it.");
    }
    if (!VALUE.matcher(value).matches() && !value.equals(HIDDEN)) {
      throw new UsageException(
          "The value of --header %s must have 1 to 8000 printable ASCII characters, but has others or none; put the whole header in quotes."
              .formatted(name));
    }
    if (NOT_TO_CHOOSE.contains(name.toLowerCase(Locale.ROOT))) {
      throw new UsageException(
          "--header must not be %s, which follows from the address, the body and the connection; omit it."
              .formatted(name));
    }
    return new Request.Header(name, value);
  }

  private static byte[] body(String given) throws UsageException {
    byte[] bytes =
        given.startsWith(FROM_FILE) ? file(BODY, given) : given.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > Answer.MOST_BYTES) {
      throw new UsageException(
          "--body must have at most %d bytes, but has %d; send less."
              .formatted(Answer.MOST_BYTES, bytes.length));
    }
    return bytes;
  }

  private static byte[] file(String option, String given) throws UsageException {
    String name = given.substring(FROM_FILE.length());
    try {
      return Files.readAllBytes(Path.of(name));
    } catch (IOException e) {
      throw new UsageException(
          "%s %s must name a file, but it cannot be read (%s); correct it."
              .formatted(option, given, AtomicFile.why(e)),
          e);
    }
  }

  /** Whether the word after this one is the value of an option whose values are not recorded. */
  static boolean comesBeforeSecret(String word) {
    return SECRET.contains(word);
  }

  /** Whether a word is such an option with its value. */
  static boolean hasSecret(String word) {
    return SECRET.stream().anyMatch(option -> word.startsWith(option + "="));
  }

  /** Words without secrets: names of headers and of files stay. */
  static List<String> recordable(List<String> words) {
    List<String> recordable = new ArrayList<>();
    String before = "";
    for (String word : words) {
      if (comesBeforeSecret(before)) {
        recordable.add(hidden(before, word));
      } else if (hasSecret(word)) {
        String[] sides = word.split("=", 2);
        recordable.add(sides[0] + '=' + hidden(sides[0], sides[1]));
      } else {
        recordable.add(word);
      }
      before = word;
    }
    return recordable;
  }

  private static String hidden(String option, String value) {
    if (value.startsWith(FROM_FILE)) {
      return value;
    }
    int colon = value.indexOf(':');
    return option.equals(HEADER) && colon > 0 ? value.substring(0, colon) + ": " + HIDDEN : HIDDEN;
  }
}
