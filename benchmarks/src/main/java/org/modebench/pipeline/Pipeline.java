package org.modebench.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A producer of messages, a queue, and those who write them to a database. SQLite lets one write at
 * a time: several consumers take turns.
 */
public final class Pipeline implements AutoCloseable {
  private static final int END = -1;

  /** A shorter wait is over before a thread that sleeps wakes. */
  private static final long SHORTEST_SLEEP_NANOS = 100_000;

  private final MessageQueue kind;
  private final int consumers;
  private final MessageStore store;

  /**
   * Opens the database.
   *
   * @param consumers how many take messages from the queue, where there is one
   */
  public Pipeline(MessageQueue kind, int consumers, Path database) throws PipelineException {
    this.kind = kind;
    this.consumers = kind.hasConsumers() ? consumers : 0;
    this.store = MessageStore.open(database);
  }

  /** The mean time of a commit of one message, one after another, in nanoseconds. */
  public double commitNanos(int commits) throws PipelineException {
    long begin = System.nanoTime();
    for (int i = 0; i < commits; i++) {
      store.commit(List.of(i));
    }
    return (System.nanoTime() - begin) / (double) commits;
  }

  /** Who is told of each message: called by the threads that hand over and commit. */
  interface Witness {
    /** The producer need not care for it any more. */
    void handedOver(int message);

    /** They are on the disk. */
    void acknowledged(List<Integer> messages);
  }

  private static final Witness NOBODY =
      new Witness() {
        @Override
        public void handedOver(int message) {}

        @Override
        public void acknowledged(List<Integer> messages) {}
      };

  /** How many messages the database has. */
  public long stored() throws PipelineException {
    return store.count();
  }

  /** Messages by calculation; see {@link Passage#calculated}. */
  public List<Passage.Message> calculated(Passage passage) {
    return passage.calculated(kind.mostOfACommit());
  }

  /**
   * Lets messages come and waits until each is committed.
   *
   * @param dueNanos when each comes, in nanoseconds from now, in order
   * @throws PipelineException if one could not be committed; nobody writes any more then
   */
  public Passage pass(long[] dueNanos) throws PipelineException, InterruptedException {
    return pass(dueNanos, NOBODY);
  }

  Passage pass(long[] dueNanos, Witness witness) throws PipelineException, InterruptedException {
    Run run = new Run(dueNanos, witness);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < consumers; i++) {
      Thread consumer = new Thread(run::consume, "consumer");
      threads.add(consumer);
      consumer.start();
    }
    try {
      run.produce();
    } finally {
      run.end();
      for (Thread consumer : threads) {
        consumer.join();
      }
    }
    return run.passage();
  }

  @Override
  public void close() throws PipelineException {
    store.close();
  }

  /** The way of one batch of messages. */
  private final class Run {
    private final long[] due;
    private final long[] offered;
    private final long[] taking;
    private final long[] begun;
    private final long[] ended;
    private final BlockingQueue<Integer> queue = kind.create();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();
    private final AtomicReference<PipelineException> failure = new AtomicReference<>();
    private final long startNanos = System.nanoTime();
    private final Witness witness;
    private long blockedNanos;

    /** Changed by who writes. */
    private int commits;

    Run(long[] due, Witness witness) {
      this.due = due.clone();
      this.witness = witness;
      this.offered = new long[due.length];
      this.taking = new long[due.length];
      this.begun = new long[due.length];
      this.ended = new long[due.length];
    }

    private long now() {
      return System.nanoTime() - startNanos;
    }

    void produce() throws InterruptedException {
      for (int i = 0; i < due.length && failure.get() == null; i++) {
        awaitDue(due[i]);
        offered[i] = now();
        if (kind.hasConsumers()) {
          // Counted first, so that a consumer that is quicker cannot make it negative.
          int there = waiting.incrementAndGet();
          peak.accumulateAndGet(kind.waiting(there), Math::max);
          if (!queue.offer(i)) {
            queue.put(i);
            blockedNanos += now() - offered[i];
          }
        } else {
          commit(List.of(i));
          blockedNanos += ended[i] - begun[i];
        }
        witness.handedOver(i);
      }
    }

    private void awaitDue(long atNanos) {
      for (long left; (left = atNanos - now()) > 0; ) {
        if (left > SHORTEST_SLEEP_NANOS) {
          LockSupport.parkNanos(left - SHORTEST_SLEEP_NANOS);
        } else {
          Thread.onSpinWait();
        }
      }
    }

    /** One who has failed takes what is left without writing it, so that nobody waits for room. */
    void consume() {
      List<Integer> taken = new ArrayList<>();
      try {
        for (int message; (message = take()) != END; ) {
          taken.clear();
          taken.add(message);
          boolean last = false;
          for (Integer more;
              !last && taken.size() < kind.mostOfACommit() && (more = queue.poll()) != null; ) {
            last = more == END;
            if (!last) {
              taken.add(more);
            }
          }
          waiting.addAndGet(-taken.size());
          commit(taken);
          if (last) {
            return;
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private int take() throws InterruptedException {
      long begin = now();
      Integer there = queue.poll();
      if (there == null) {
        return queue.take();
      }
      // Several take while another writes: that keeps nobody waiting.
      if (there != END && consumers == 1) {
        taking[there] = now() - begin;
      }
      return there;
    }

    private void commit(List<Integer> messages) {
      synchronized (store) {
        if (failure.get() != null) {
          return;
        }
        long begin = now();
        try {
          store.commit(messages);
        } catch (PipelineException e) {
          failure.compareAndSet(null, e);
          return;
        }
        long end = now();
        for (int message : messages) {
          begun[message] = begin;
          ended[message] = end;
        }
        commits++;
        witness.acknowledged(messages);
      }
    }

    /** Tells each consumer that nothing more comes. */
    void end() throws InterruptedException {
      for (int i = 0; i < consumers; i++) {
        queue.put(END);
      }
    }

    Passage passage() throws PipelineException {
      PipelineException failed = failure.get();
      if (failed != null) {
        throw failed;
      }
      List<Passage.Message> messages = new ArrayList<>();
      for (int i = 0; i < due.length; i++) {
        messages.add(new Passage.Message(due[i], offered[i], taking[i], begun[i], ended[i]));
      }
      return new Passage(messages, commits, peak.get(), blockedNanos);
    }
  }
}
