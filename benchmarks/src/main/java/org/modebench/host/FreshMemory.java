package org.modebench.host;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.OptionalDouble;

/** Memory that the process has not used before, which the kernel gives it page by page. */
public final class FreshMemory {
  private static final int PAGE_BYTES = 4096;

  private FreshMemory() {}

  /**
   * Measures what a page of fresh memory costs, filled with zeros by whoever hands it out.
   *
   * @param bytes more than 32 MB, since the C library keeps smaller blocks to give them out again
   * @return nanoseconds a page of 4 KiB; none if there is not so much memory, or it cannot be given
   *     back
   */
  public static OptionalDouble nanosOfPage(int bytes) {
    try {
      // Given back at once: the collector would keep it until it next runs.
      Class<?> unsafe = Class.forName("sun.misc.Unsafe");
      Field only = unsafe.getDeclaredField("theUnsafe");
      only.setAccessible(true);
      Method free = unsafe.getMethod("invokeCleaner", ByteBuffer.class);
      long begin = System.nanoTime();
      ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
      long nanos = System.nanoTime() - begin;
      free.invoke(only.get(null), buffer);
      return OptionalDouble.of(nanos / ((double) bytes / PAGE_BYTES));
    } catch (ReflectiveOperationException | RuntimeException | OutOfMemoryError e) {
      return OptionalDouble.empty();
    }
  }
}
