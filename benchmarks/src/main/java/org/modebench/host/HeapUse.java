package org.modebench.host;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/**
 * What the heap of a JVM holds.
 *
 * @param usedBytes in use
 * @param committedBytes that the JVM has of the machine for it
 */
public record HeapUse(long usedBytes, long committedBytes) {

  /** Returns that of this JVM, of what is reachable alone. */
  public static HeapUse afterCollection() {
    // What the first finds to be reachable no more, the second gives back.
    System.gc();
    System.gc();
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return new HeapUse(heap.getUsed(), heap.getCommitted());
  }

  /** Returns this as a line, which {@link #parse} reads. */
  public String toLine() {
    return usedBytes + " " + committedBytes;
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException with a sentence, if it is none
   */
  public static HeapUse parse(String line) {
    String[] parts = line.split(" ", -1);
    try {
      if (parts.length == 2) {
        return new HeapUse(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new IllegalArgumentException(
        "The use of a heap must be two whole numbers, but is '" + line + "'.");
  }
}
