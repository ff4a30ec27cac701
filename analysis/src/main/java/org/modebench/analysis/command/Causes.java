package org.modebench.analysis.command;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What exceptions say: what happened and, where that does not name it, the cause behind it. */
public final class Causes {
  /** {@code error=2, No such file}, or {@code error: 2 (No such file)} in newer releases. */
  private static final Pattern ERROR = Pattern.compile("error[=:] ?[0-9]+,? ?\\(?([^()]+)");

  private Causes() {}

  /** Returns the message with that of the last cause in brackets, unless it is in there already. */
  public static String of(Throwable failure) {
    String message = message(failure);
    String cause = message(last(failure));
    return message.contains(cause) ? message : message + " (" + cause + ")";
  }

  /**
   * Returns the last cause of a chain, which may have a cycle; the failure itself if it has none.
   */
  public static Throwable last(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable last = failure;
    while (last.getCause() != null && seen.add(last)) {
      last = last.getCause();
    }
    return last;
  }

  /** Returns the class of the last cause and the line that threw it. */
  public static String place(Throwable failure) {
    Throwable last = last(failure);
    StackTraceElement[] trace = last.getStackTrace();
    return last.getClass().getSimpleName() + (trace.length == 0 ? "" : " in " + trace[0]);
  }

  /**
   * Returns the system's own words for why a program could not be started, which releases of Java
   * wrap differently; empty if these are not in the message.
   */
  public static Optional<String> ofStart(IOException failure) {
    Matcher words = ERROR.matcher(String.valueOf(failure.getMessage()));
    return words.find() ? Optional.of(words.group(1).strip()) : Optional.empty();
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getName() : message.strip();
  }
}
