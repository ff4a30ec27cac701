package org.modebench.pipeline;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What stands between the producer of messages and those who write them. */
public enum MessageQueue {

  /** Nothing: the producer writes each message itself. */
  DIRECT(1, 1),

  /** At most {@link #BOUND} messages wait; the producer waits for room. */
  BOUNDED(MessageQueue.BOUND, 1),

  /** Any number of messages waits, and the producer never. */
  UNBOUNDED(Integer.MAX_VALUE, 1),

  /** The same, but as many messages as wait are written in one commit, up to a bound. */
  BATCHED(Integer.MAX_VALUE, MessageQueue.MOST_OF_A_COMMIT);

  static final int BOUND = 16;
  static final int MOST_OF_A_COMMIT = 64;

  private final int capacity;
  private final int mostOfACommit;

  MessageQueue(int capacity, int mostOfACommit) {
    this.capacity = capacity;
    this.mostOfACommit = mostOfACommit;
  }

  /** How many messages are written in one commit at most. */
  int mostOfACommit() {
    return mostOfACommit;
  }

  /** Whether there are consumers, with a queue before them. */
  boolean hasConsumers() {
    return this != DIRECT;
  }

  /** How many messages wait in the queue, where so many are there that are not yet taken. */
  int waiting(int there) {
    return Math.min(there, capacity);
  }

  BlockingQueue<Integer> create() {
    return capacity == Integer.MAX_VALUE
        ? new LinkedBlockingQueue<>()
        : new ArrayBlockingQueue<>(capacity);
  }
}
