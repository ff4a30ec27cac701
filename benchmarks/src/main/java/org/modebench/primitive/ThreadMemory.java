package org.modebench.primitive;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/**
 * What a thread takes that waits, by the slope between two numbers of them. The heap is that after
 * a collection; what is resident beside it tells only where the heap was touched beforehand.
 *
 * @param heapBytes on the heap; less than 0 where others gave up more
 * @param residentBytes of the process; the same
 * @param kernelBytes stacks in the kernel, of the whole machine; 0 where it does not tell
 */
public record ThreadMemory(double heapBytes, double residentBytes, double kernelBytes) {
  private static final int BYTES_PER_KB = 1024;

  /**
   * Measures it.
   *
   * @param many how many threads wait at first; then twice as many
   * @throws OutOfMemoryError if the machine does not allow so many
   */
  public static ThreadMemory measure(ThreadFactory factory, int many) throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    try {
      add(factory, many, end, threads);
      Reading before = Reading.now();
      add(factory, many, end, threads);
      Reading after = Reading.now();
      return new ThreadMemory(
          (double) (after.heap - before.heap) / many,
          (double) (after.resident - before.resident) / many,
          (double) (after.kernel - before.kernel) / many);
    } finally {
      end.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void add(ThreadFactory factory, int many, CountDownLatch end, List<Thread> threads)
      throws InterruptedException {
    CountDownLatch there = new CountDownLatch(many);
    for (int i = 0; i < many; i++) {
      Thread thread =
          factory.newThread(
              () -> {
                there.countDown();
                try {
                  end.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      thread.start();
      threads.add(thread);
    }
    there.await();
  }

  private record Reading(long heap, long resident, long kernel) {
    static Reading now() {
      // What the first finds to be reachable no more, the second gives back.
      System.gc();
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      return new Reading(
          heap,
          kilobytes(Path.of("/proc/self/status"), "VmRSS:"),
          kilobytes(Path.of("/proc/meminfo"), "KernelStack:"));
    }

    private static long kilobytes(Path file, String label) {
      try {
        return BYTES_PER_KB
            * Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).replace("kB", "").strip())
                .map(number -> OptionalLong.of(Long.parseLong(number)))
                .findFirst()
                .orElse(OptionalLong.empty())
                .orElse(0);
      } catch (IOException e) {
        return 0;
      }
    }
  }
}
