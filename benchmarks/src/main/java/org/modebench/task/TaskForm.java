package org.modebench.task;

import java.io.IOException;
import java.net.URI;

/**
 * The text form of one kind of task, in which a worker process gets it: the name of the class that
 * implements this interface, with a public constructor without parameters, a space, and an
 * argument. A worker makes one form of each kind it is given.
 */
public interface TaskForm {

  /**
   * Returns the task of an argument; its checksum is not to be checked here.
   *
   * @throws IllegalArgumentException if it is no such task's
   * @throws IOException if what its calls need cannot be loaded
   */
  Task read(String argument) throws IOException;

  /**
   * Returns the argument of a small task, with which workers are trained.
   *
   * @param api where an answer of the API can be had
   */
  String example(URI api);

  /** Gives back what its tasks hold; nothing is read after that. */
  default void close() {}

  /** Returns the text of a task. */
  static String text(Class<? extends TaskForm> form, String argument) {
    return form.getName() + ' ' + argument;
  }
}
