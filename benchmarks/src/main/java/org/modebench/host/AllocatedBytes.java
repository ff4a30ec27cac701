package org.modebench.host;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.OptionalLong;

/** What the threads of this JVM have allocated on its heap. */
public final class AllocatedBytes {
  private AllocatedBytes() {}

  /**
   * Returns how many bytes all threads together have allocated: before Java 21, those that are
   * alive; from then on also those that have ended, and virtual ones. Empty if unknown.
   */
  public static OptionalLong now() {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
        || !threads.isThreadAllocatedMemorySupported()
        || !threads.isThreadAllocatedMemoryEnabled()) {
      return OptionalLong.empty();
    }
    try {
      // Class files for Java 17 cannot name it.
      Object total = ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes").invoke(threads);
      return OptionalLong.of((long) total);
    } catch (NoSuchMethodException e) {
      return OptionalLong.of(
          Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
              .filter(bytes -> bytes > 0)
              .sum());
    } catch (IllegalAccessException | InvocationTargetException e) {
      return OptionalLong.empty();
    }
  }
}
