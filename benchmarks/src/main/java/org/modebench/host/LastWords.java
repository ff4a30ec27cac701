package org.modebench.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** What a process that ended had to say on its standard error, as the end of a sentence. */
public final class LastWords {

  /** What the end of a failure is not: what a JVM always says, and its verdict on itself. */
  private static final Pattern NOT_A_CAUSE =
      Pattern.compile(
          "(NOTE: )?Picked up \\w+:.*"
              + "|Error occurred during initialization of (boot layer|VM)"
              + "|Error: Could not create the Java Virtual Machine\\."
              + "|Error: A fatal exception has occurred\\. Program will exit\\."
              + "|\\[[\\d.]+m?s]\\[(trace|debug|info)\\s*]\\[.*");

  private LastWords() {}

  /** Returns the lines that may tell why, stripped. */
  public static List<String> causes(String printed) {
    return printed
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !NOT_A_CAUSE.matcher(line).matches())
        .toList();
  }

  /** Returns what was printed on standard error, as the end of a sentence. */
  public static String describe(String printed) {
    List<String> lines = causes(printed);
    return lines.isEmpty()
        ? "it printed nothing on standard error."
        : "the end of its standard error: " + String.join(" | ", lines);
  }

  /**
   * Tells how a process ended whose standard error nobody has read.
   *
   * @param name what it is, as the first words of a sentence
   */
  public static String of(String name, Process process) {
    int code = process.onExit().join().exitValue();
    String printed = "";
    try (InputStream errors = process.getErrorStream()) {
      printed = new String(errors.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // Its exit code is what there is.
    }
    return "%s ended with exit code %d; %s".formatted(name, code, describe(printed));
  }
}
