package org.modebench.task;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.modebench.host.ExecutorShutdown;

/**
 * Calls that threads of one process make again and again, and how long they take. Its checksum is
 * the time of a batch of them in nanoseconds, so that none can be expected; each call has to check
 * its own result.
 */
public final class RepeatedCalls implements Task {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final char SEPARATOR = ' ';

  private final List<Task> calls;
  private final Threads threads;
  private final int atOnce;
  private final long warmMillis;
  private final long millis;

  /** Which threads make the calls. */
  public enum Threads {
    /** Those that are there. */
    POOLED,
    /** New ones in each batch. */
    NEW
  }

  /**
   * @param calls of a batch, at least one
   * @param atOnce how many threads make them
   * @param warmMillis how long no batch counts that begins; with none after that, the last counts
   * @param millis how long batches begin that count
   */
  public RepeatedCalls(
      List<Task> calls, Threads threads, int atOnce, long warmMillis, long millis) {
    this.calls = List.copyOf(calls);
    this.threads = threads;
    this.atOnce = atOnce;
    this.warmMillis = warmMillis;
    this.millis = millis;
  }

  @Override
  public long call() throws Exception {
    if (threads == Threads.NEW) {
      return nanosOfABatch(this::runByNewThreads);
    }
    if (atOnce == 1) {
      return nanosOfABatch(() -> runAll(new AtomicInteger()));
    }
    ExecutorService pool = Executors.newFixedThreadPool(atOnce);
    try {
      return nanosOfABatch(() -> runBy(pool));
    } finally {
      ExecutorShutdown.of(pool);
    }
  }

  private interface Batch {
    void run() throws Exception;
  }

  private long nanosOfABatch(Batch batch) throws Exception {
    long begin = System.nanoTime();
    long counted = begin;
    long batches = 0;
    long now = begin;
    do {
      if (now - begin < warmMillis * NANOS_PER_MILLI) {
        counted = now;
        batches = 0;
      }
      batch.run();
      batches++;
      now = System.nanoTime();
    } while (now - begin < (warmMillis + millis) * NANOS_PER_MILLI);
    return (now - counted) / batches;
  }

  private void runByNewThreads() throws Exception {
    List<FutureTask<Integer>> begun = new ArrayList<>();
    List<Thread> started = new ArrayList<>();
    AtomicInteger next = new AtomicInteger();
    for (int t = 0; t < atOnce; t++) {
      FutureTask<Integer> worker = new FutureTask<>(() -> runAll(next));
      Thread thread = new Thread(worker);
      thread.start();
      begun.add(worker);
      started.add(thread);
    }
    for (Thread thread : started) {
      thread.join();
    }
    check(begun);
  }

  private void runBy(ExecutorService pool) throws Exception {
    AtomicInteger next = new AtomicInteger();
    Callable<Integer> worker = () -> runAll(next);
    check(pool.invokeAll(Collections.nCopies(atOnce, worker)));
  }

  private static void check(List<? extends Future<Integer>> ended) throws Exception {
    try {
      for (Future<Integer> worker : ended) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Makes calls until there are none left, and returns how many it made. */
  private int runAll(AtomicInteger next) throws Exception {
    int made = 0;
    for (int i = next.getAndIncrement(); i < calls.size(); i = next.getAndIncrement()) {
      calls.get(i).call();
      made++;
    }
    return made;
  }

  @Override
  public long callHolding(InterpreterLock lock) throws Exception {
    return call();
  }

  @Override
  public long expected() {
    throw new UnsupportedOperationException("Nobody knows how long calls take.");
  }

  /** With the length of each call's text before it, since these may have any characters. */
  @Override
  public String toText() {
    StringBuilder text =
        new StringBuilder()
            .append(threads)
            .append(SEPARATOR)
            .append(atOnce)
            .append(SEPARATOR)
            .append(warmMillis)
            .append(SEPARATOR)
            .append(millis);
    for (Task call : calls) {
      String of = call.toText();
      text.append(SEPARATOR).append(of.length()).append(SEPARATOR).append(of);
    }
    return TaskForm.text(Form.class, text.toString());
  }

  @Override
  public String toString() {
    return calls.get(0) + " again and again";
  }

  /** Its text form. A worker keeps what the calls hold until it ends. */
  public static final class Form implements TaskForm {
    private final TaskReader reader = new TaskReader();

    @Override
    public Task read(String argument) throws IOException {
      String[] words = argument.split(String.valueOf(SEPARATOR), 5);
      List<Task> calls = new ArrayList<>();
      String rest = words[4];
      while (!rest.isEmpty()) {
        int begin = rest.indexOf(SEPARATOR) + 1;
        int end = begin + Integer.parseInt(rest.substring(0, begin - 1));
        calls.add(reader.read(rest.substring(begin, end)));
        rest = end < rest.length() ? rest.substring(end + 1) : "";
      }
      return new RepeatedCalls(
          calls,
          Threads.valueOf(words[0]),
          Integer.parseInt(words[1]),
          Long.parseLong(words[2]),
          Long.parseLong(words[3]));
    }

    @Override
    public String example(URI api) {
      String call = new EmptyTask().toText();
      return "POOLED 1 0 0 " + call.length() + SEPARATOR + call;
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
