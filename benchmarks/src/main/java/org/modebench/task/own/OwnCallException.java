package org.modebench.task.own;

import org.jspecify.annotations.Nullable;

/** A call of a user's own class failed; the message goes on where its name ends. */
final class OwnCallException extends Exception {

  private static final long serialVersionUID = 1;

  OwnCallException(String message) {
    super(message);
  }

  OwnCallException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What a part of the class threw; an error of the JVM itself goes on as it is.
   *
   * @param part such as {@code its constructor}
   */
  static OwnCallException thrownBy(String part, @Nullable Throwable thrown) {
    if (thrown instanceof VirtualMachineError error) {
      throw error;
    }
    Throwable shown =
        thrown instanceof ExceptionInInitializerError && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    return thrown == null
        ? new OwnCallException(part + " failed")
        : new OwnCallException(part + " threw " + shown, thrown);
  }
}
