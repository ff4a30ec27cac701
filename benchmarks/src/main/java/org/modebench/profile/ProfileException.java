package org.modebench.profile;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that cannot be profiled, in one sentence for the user; what is measured goes on. */
public final class ProfileException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean refusal;

  ProfileException(String sentence) {
    super(sentence);
    refusal = false;
  }

  ProfileException(String sentence, @Nullable Throwable cause) {
    this(sentence, cause, false);
  }

  private ProfileException(String sentence, @Nullable Throwable cause, boolean refusal) {
    super(sentence, cause);
    this.refusal = refusal;
  }

  /** Of a JVM that lets nobody attach, as others with the same flags will do. */
  static ProfileException refusal(String sentence, Throwable cause) {
    return new ProfileException(sentence, cause, true);
  }

  boolean isRefusal() {
    return refusal;
  }

  /** What is wrong, as a part of a sentence. */
  static String why(Throwable problem) {
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message =
        Optional.ofNullable(problem.getMessage()).orElse(problem.getClass().getSimpleName());
    if (problem instanceof IOException) {
      message = message.substring(message.contains(": ") ? message.lastIndexOf(": ") + 2 : 0);
    }
    String line = message.strip().replaceAll("\\s*\\R\\s*", ", ");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
