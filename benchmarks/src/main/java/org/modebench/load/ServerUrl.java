package org.modebench.load;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a server that somebody else runs, such as {@code http://127.0.0.1:9000/hello}, in
 * a form that may be shown and recorded: a secret in it is the name of a variable of the
 * environment, {@code ?token=${TOKEN}}, which only the client that sends it looks up.
 *
 * @param text as it is shown and recorded
 */
public record ServerUrl(String text) {
  /** Scheme with host and port; path and query; and a fragment. */
  private static final Pattern FORM = Pattern.compile("(?i)(https?://[^/?#]+)([^#]*)(?:#.*)?");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  /** Names of parameters whose values are usually secrets. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(passw|pwd|token|secret|key|credential|session|signature).*|auth(?!or).*|sig|pass");

  private static final String HIDDEN = "…";
  private static final int MAXIMUM_PORT = 65_535;

  /**
   * Reads what a person typed; a fragment, which no server is sent, is dropped.
   *
   * @param option that it was typed for, for the sentence
   * @throws IllegalArgumentException with a sentence in which nothing is that may be a secret, if
   *     it is no address of a server, or has a user or a password
   */
  public static ServerUrl parse(String option, String typed) {
    Matcher form = FORM.matcher(typed);
    if (!form.matches()) {
      throw notAnAddress(option, typed);
    }
    String server = form.group(1).toLowerCase(Locale.ROOT);
    if (server.contains("@")) {
      throw new IllegalArgumentException(
          "%s must have no user and no password, which nobody is to read in results, but %s has; omit what stands before the @."
              .formatted(option, hidden(typed)));
    }
    // A variable there would let the environment choose where the load goes.
    if (server.contains("$")) {
      throw notAnAddress(option, typed);
    }
    ServerUrl url = new ServerUrl(server + form.group(2));
    URI uri = url.uri(name -> Optional.of("x")).orElseThrow(() -> notAnAddress(option, typed));
    if (uri.getHost() == null) {
      throw notAnAddress(option, typed);
    }
    if (uri.getPort() == 0 || uri.getPort() > MAXIMUM_PORT) {
      throw new IllegalArgumentException(
          "The port of %s must be 1 to %d, but is %d; give that of the server."
              .formatted(option, MAXIMUM_PORT, uri.getPort()));
    }
    return url;
  }

  /**
   * Reads an address that is to be recorded.
   *
   * @throws IllegalArgumentException as {@link #parse}, and if it has a fragment, or what looks
   *     like a secret
   */
  public static ServerUrl recordable(String option, String typed) {
    ServerUrl url = parse(option, typed);
    if (typed.contains("#")) {
      throw new IllegalArgumentException(
          "%s must have no fragment, which no server is sent, but %s has one; omit it from the # on."
              .formatted(option, hidden(typed)));
    }
    url.secret()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "The value of %s in %s=%s looks like a secret, which would be in the results; put it into a variable of the environment, and write %s=${NAME}."
                      .formatted(name, option, hidden(typed), name));
            });
    return url;
  }

  private static IllegalArgumentException notAnAddress(String option, String typed) {
    return new IllegalArgumentException(
        "%s must be http://host:port/path or https://host:port/path, but is %s; give such an address."
            .formatted(option, hidden(typed)));
  }

  /** The first parameter whose value is a secret by its name and stands there itself. */
  private Optional<String> secret() {
    int query = text.indexOf('?');
    if (query < 0) {
      return Optional.empty();
    }
    for (String parameter : text.substring(query + 1).split("&", -1)) {
      String[] sides = parameter.split("=", 2);
      if (sides.length == 2
          && SECRET.matcher(sides[0]).matches()
          && !VARIABLE.matcher(sides[1]).matches()) {
        return Optional.of(sides[0]);
      }
    }
    return Optional.empty();
  }

  /** An address that cannot be used, without what may be a secret in it. */
  private static String hidden(String typed) {
    return typed
        .replaceAll("(?s)^([a-zA-Z]+://)?.*@", "$1" + HIDDEN + "@")
        .replaceAll("(?s)[?#].*", "?" + HIDDEN);
  }

  /** Returns scheme, host and port alone. */
  public URI server() {
    URI whole = uri(name -> Optional.of("x")).orElseThrow();
    return URI.create(whole.getScheme() + "://" + whole.getRawAuthority());
  }

  /**
   * Returns whether the server is on this machine; one whose host is unknown is for the first
   * request to complain of, and counts as here.
   */
  public boolean isOnThisMachine() {
    try {
      InetAddress host = InetAddress.getByName(server().getHost());
      return host.isLoopbackAddress() || NetworkInterface.getByInetAddress(host) != null;
    } catch (UnknownHostException | SocketException e) {
      return true;
    }
  }

  /**
   * Returns path and query as they are sent.
   *
   * @param variables of the environment, by name
   * @throws IllegalArgumentException with a sentence, if a variable that it names is not set
   */
  public String target(Function<String, Optional<String>> variables) {
    URI whole =
        uri(variables)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "With its variables, %s is no address; correct them.".formatted(text)));
    String path = whole.getRawPath().isEmpty() ? "/" : whole.getRawPath();
    return whole.getRawQuery() == null ? path : path + '?' + whole.getRawQuery();
  }

  /** Returns the whole of it as it is asked for, which may hold secrets. */
  public URI resolved() {
    return URI.create(server() + target());
  }

  /** As {@link #target(Function)}, by the environment of this process. */
  public String target() {
    return target(name -> Optional.ofNullable(System.getenv(name)));
  }

  private Optional<URI> uri(Function<String, Optional<String>> variables) {
    String resolved =
        VARIABLE
            .matcher(text)
            .replaceAll(
                variable -> Matcher.quoteReplacement(encoded(variable.group(1), variables)));
    try {
      return Optional.of(new URI(new URI(resolved).toASCIIString()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private String encoded(String name, Function<String, Optional<String>> variables) {
    String value =
        variables
            .apply(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s names the variable %s of the environment, which is not set; set it."
                            .formatted(text, name)));
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text;
  }
}
