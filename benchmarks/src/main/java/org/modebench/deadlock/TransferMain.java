package org.modebench.deadlock;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.modebench.host.ParentWatch;
import org.modebench.host.VirtualThreadFactory;
import org.modebench.task.shared.LockKind;

/**
 * The JVM that may deadlock: runs transfers, tells in one line how they ended, and waits to be
 * killed, since a thread in a monitor cannot be got out of it.
 */
public final class TransferMain {
  private static final long WATCH_MILLIS = 500;
  private static final String VIRTUAL = "virtual";
  private static final String PLATFORM = "platform";

  private TransferMain() {}

  /**
   * The arguments of the main method.
   *
   * @param virtual whether the workers are virtual threads
   * @param section what a transfer does between its locks, in steps of a countdown
   */
  public static String[] arguments(
      LockOrder order, LockKind lock, boolean virtual, int workers, int transfers, int section) {
    return new String[] {
      Long.toString(ProcessHandle.current().pid()),
      order.name(),
      lock.name(),
      virtual ? VIRTUAL : PLATFORM,
      Integer.toString(workers),
      Integer.toString(transfers),
      Integer.toString(section)
    };
  }

  /**
   * Runs the transfers.
   *
   * @param args as {@link #arguments} makes them
   */
  public static void main(String[] args) throws InterruptedException {
    ParentWatch.start(Long.parseLong(args[0]), WATCH_MILLIS, () -> true);
    LockOrder order = LockOrder.valueOf(args[1]);
    LockKind lock = LockKind.valueOf(args[2]);
    int workers = Integer.parseInt(args[4]);
    Transfers transfers = new Transfers(order, lock, workers, Integer.parseInt(args[6]));
    Transfers.Outcome outcome =
        transfers.run(Integer.parseInt(args[5]), threads(args[3].equals(VIRTUAL)));
    System.out.println(report(outcome).toLine());
    // What deadlocked would keep it alive anyway; what did not is to end in the same way.
    Thread.sleep(Long.MAX_VALUE);
  }

  private static ThreadFactory threads(boolean virtual) {
    return virtual
        ? VirtualThreadFactory.get()
        : task -> {
          Thread thread = new Thread(task);
          thread.setDaemon(true);
          return thread;
        };
  }

  private static TransferReport report(Transfers.Outcome outcome) {
    if (outcome.cycle().isEmpty()) {
      return new TransferReport(outcome.done(), Optional.empty());
    }
    long since = outcome.cycle().stream().mapToLong(WaitGraph.Link::sinceNanos).max().orElseThrow();
    long @Nullable [] seen = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    return new TransferReport(
        outcome.done(),
        Optional.of(
            new TransferReport.Deadlock(
                outcome.foundNanos() - since,
                outcome.cycle().size(),
                seen != null,
                WaitGraph.words(outcome.cycle()))));
  }
}
