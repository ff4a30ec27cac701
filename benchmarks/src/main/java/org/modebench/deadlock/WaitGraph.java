package org.modebench.deadlock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for what, and who holds it, as the workers themselves say: a JVM knows it of platform
 * threads in monitors and owned locks only, not of virtual threads and not of semaphores.
 *
 * <p>A worker says that it waits before it waits, and that it holds once it does; it says that it
 * holds no more before it lets go. So who is on record as holding what another waits for does hold
 * it, or has just got it. A cycle in which the same workers have waited for the same since the same
 * times at two looks is a deadlock: between the looks none of them ran.
 */
public final class WaitGraph {
  private static final int NOBODY = -1;

  private final AtomicReferenceArray<@Nullable Wait> waits;
  private final AtomicIntegerArray holders;

  /**
   * A worker that waits.
   *
   * @param worker its number
   * @param account what it waits for
   * @param holder who holds that
   * @param sinceNanos since when, as {@link System#nanoTime} has it
   */
  record Link(int worker, int account, int holder, long sinceNanos) {}

  private record Wait(int account, long sinceNanos) {}

  /**
   * @param workers how many there are
   * @param accounts how many can be held, each by one worker
   */
  public WaitGraph(int workers, int accounts) {
    waits = new AtomicReferenceArray<>(workers);
    holders = new AtomicIntegerArray(accounts);
    for (int i = 0; i < accounts; i++) {
      holders.set(i, NOBODY);
    }
  }

  /** A worker is about to ask for an account. */
  void waits(int worker, int account) {
    waits.set(worker, new Wait(account, System.nanoTime()));
  }

  /** It has got it. */
  void holds(int worker, int account) {
    holders.set(account, worker);
    waits.set(worker, null);
  }

  /** It is about to let go. */
  void releases(int account) {
    holders.set(account, NOBODY);
  }

  /** Workers of which each waits for what the next holds, and the last for the first; or none. */
  Optional<List<Link>> cycle() {
    for (int worker = 0; worker < waits.length(); worker++) {
      Optional<List<Link>> cycle = cycleThrough(worker);
      if (cycle.isPresent()) {
        return cycle;
      }
    }
    return Optional.empty();
  }

  private Optional<List<Link>> cycleThrough(int first) {
    List<Link> links = new ArrayList<>();
    int worker = first;
    do {
      Wait wait = waits.get(worker);
      int holder = wait == null ? NOBODY : holders.get(wait.account());
      if (wait == null || holder == NOBODY || holder == worker || links.size() == waits.length()) {
        return Optional.empty();
      }
      links.add(new Link(worker, wait.account(), holder, wait.sinceNanos()));
      worker = holder;
    } while (worker != first);
    return Optional.of(links);
  }

  /** A cycle in words: who holds, and who waits. */
  static String words(List<Link> cycle) {
    return cycle.stream()
        .map(
            link ->
                "worker %d waits for account %d, which worker %d holds"
                    .formatted(link.worker(), link.account(), link.holder()))
        .collect(Collectors.joining("; "));
  }
}
