package org.modebench.push;

/**
 * What is published.
 *
 * @param number from 1
 * @param publishedNanos by {@link System#nanoTime}, which is one clock for all processes on Linux
 */
record Event(long number, long publishedNanos) {

  /** Returns it as text, with the end of its line. */
  String line() {
    return number + " " + publishedNanos + "\n";
  }

  /** Reads a line without its end. */
  static Event parse(String line) {
    int space = line.indexOf(' ');
    return new Event(
        Long.parseLong(line.substring(0, space)), Long.parseLong(line.substring(space + 1)));
  }
}
