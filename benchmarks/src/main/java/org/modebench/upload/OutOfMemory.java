package org.modebench.upload;

/** The end of a server that has no memory left: what it could do then says nothing. */
final class OutOfMemory {
  /** As of a JVM with {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int STATUS = 3;

  /** Lets a JVM end by itself, but not for what libraries throw. */
  static final String FLAG = "-XX:+ExitOnOutOfMemoryError";

  private OutOfMemory() {}

  /** Ends this JVM if that is the cause, with a line that says so. */
  static void endIf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        System.err.println("OutOfMemoryError: " + cause.getMessage());
        Runtime.getRuntime().halt(STATUS);
      }
    }
  }
}
