package org.modebench.mock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The mock API as a process of its own, for {@link MockServer}: prints its address as one line when
 * it is ready, answers questions about its punctuality, and serves until its standard input ends,
 * which it does when the parent closes it or is gone.
 */
public final class MockMain {

  static final String PORT = "--port";

  /** Asks how punctual the answers were since the last question. */
  static final String PUNCTUALITY = "punctuality";

  /** Asks the same, and makes later answers more punctual. */
  static final String CALIBRATE = "calibrate";

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
      MockApi api = MockApi.start(Integer.parseInt(arguments[1]));
      System.out.println(api.address());
      answerQuestions(api.timer());
    } catch (NumberFormatException e) {
      fail("--port must be a whole number, but is '" + arguments[1] + "'.");
    } catch (IOException e) {
      fail(String.valueOf(e.getMessage()));
    }
    // At once, and not after the requests that nobody waits for any more.
    Runtime.getRuntime().halt(0);
  }

  /** Returns when nobody asks any more. */
  private static void answerQuestions(AnswerTimer timer) throws IOException {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String question = questions.readLine();
    while (question != null) {
      Punctuality answer = question.equals(CALIBRATE) ? timer.calibrate() : timer.punctuality();
      System.out.println(answer.line());
      question = questions.readLine();
    }
  }

  private static void fail(String sentence) {
    System.err.println(sentence);
    System.exit(2);
  }
}
