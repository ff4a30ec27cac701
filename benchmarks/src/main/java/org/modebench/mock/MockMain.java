package org.modebench.mock;

import java.io.IOException;

/**
 * The mock API as a process of its own, for {@link MockServer}: prints its address as one line when
 * it is ready, and serves until its standard input ends, which it does when the parent closes it or
 * is gone.
 */
public final class MockMain {

  static final String PORT = "--port";

  private MockMain() {}

  /**
   * Serves until standard input ends; ends with status 2 and a sentence on standard error if it
   * cannot.
   *
   * @param arguments {@code --port N}, where 0 means a free port
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2 || !arguments[0].equals(PORT)) {
      fail("The arguments must be --port N, but are '" + String.join(" ", arguments) + "'.");
    }
    try {
      System.out.println(MockApi.start(Integer.parseInt(arguments[1])).address());
    } catch (NumberFormatException e) {
      fail("--port must be a whole number, but is '" + arguments[1] + "'.");
    } catch (IOException e) {
      fail(String.valueOf(e.getMessage()));
    }
    while (System.in.read() >= 0) {
      // Nobody sends anything: only the end matters.
    }
    // At once, and not after the requests that nobody waits for any more.
    Runtime.getRuntime().halt(0);
  }

  private static void fail(String sentence) {
    System.err.println(sentence);
    System.exit(2);
  }
}
