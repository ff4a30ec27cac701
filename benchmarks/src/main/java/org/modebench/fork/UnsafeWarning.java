package org.modebench.fork;

import java.lang.reflect.Field;

/**
 * The warning that Java 24 and newer print on standard error when code such as JMH's and Netty's
 * reads memory by {@code sun.misc.Unsafe}. Forks and mock are started with {@code
 * --sun-misc-unsafe-memory-access=allow}; the JVM of {@code java -jar} cannot be, since a manifest
 * has no place for it. The warning comes once, and this says that it has come.
 */
public final class UnsafeWarning {
  private UnsafeWarning() {}

  public static void silence() {
    try {
      Field warned = Class.forName("sun.misc.Unsafe").getDeclaredField("memoryAccessWarned");
      warned.setAccessible(true);
      warned.setBoolean(null, true);
    } catch (ReflectiveOperationException | RuntimeException olderOrNewerJava) {
      // Nothing to silence, or no way to: a warning does no harm.
    }
  }
}
