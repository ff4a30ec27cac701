package org.modebench.host;

import java.util.concurrent.ThreadFactory;

/** The factory of virtual threads, where Java has them. */
public final class VirtualThreadFactory {

  private VirtualThreadFactory() {}

  /**
   * Finds it by reflection, because class files for Java 17 cannot name what Java 21 added.
   *
   * @throws IllegalStateException with a sentence, if this Java has none
   */
  public static ThreadFactory get() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "VIRTUAL_THREADS needs Java 21 or newer, but this is Java "
              + Runtime.version().feature()
              + "; use a newer one.",
          e);
    }
  }
}
