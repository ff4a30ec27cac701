package org.modebench.primitive;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import org.modebench.host.HeapUse;
import org.modebench.host.MachineMemory;
import org.modebench.host.ProcessStatus;

/**
 * What a thread takes that waits, by the slope between two numbers of them. The heap is that after
 * a collection; what is resident beside it tells only where the heap was touched beforehand.
 *
 * @param heapBytes on the heap; less than 0 where others gave up more
 * @param residentBytes of the process; the same
 * @param kernelBytes stacks in the kernel, of the whole machine; 0 where it does not tell
 */
public record ThreadMemory(double heapBytes, double residentBytes, double kernelBytes) {
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
      return new Reading(
          HeapUse.afterCollection().usedBytes(),
          ProcessStatus.of(ProcessHandle.current().pid()).residentBytes().orElse(0),
          MachineMemory.kernelStackBytes().orElse(0));
    }
  }
}
