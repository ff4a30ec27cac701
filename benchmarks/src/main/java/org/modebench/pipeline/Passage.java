package org.modebench.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * How messages went through a pipeline.
 *
 * @param messages in the order in which they came; one at least
 * @param commits how many there were
 * @param peak how many messages waited at most
 * @param blockedNanos how long the producer could not go on, in all
 */
public record Passage(List<Message> messages, int commits, int peak, long blockedNanos) {

  public Passage {
    messages = List.copyOf(messages);
  }

  /**
   * The way of a message, in nanoseconds from the beginning of all.
   *
   * @param due when it should have come
   * @param offered when the producer had it and gave it to the queue
   * @param begun when its commit began
   * @param ended when its commit had ended, and the message was acknowledged
   */
  public record Message(long due, long offered, long begun, long ended) {

    /** From when it was due until it was acknowledged. */
    public long delay() {
      return ended - due;
    }

    private Message endedAt(long other) {
      return new Message(due, offered, begun, other);
    }
  }

  /** How long each commit took, in the order of their first messages. */
  private List<Long> services() {
    List<Long> services = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      if (i == 0 || message.begun() != messages.get(i - 1).begun()) {
        services.add(message.ended() - message.begun());
      }
    }
    return services;
  }

  /**
   * The same messages by calculation, from when each was offered and how long each commit took, in
   * a pipeline in which handing over costs nothing: a message is begun when it is there and nobody
   * writes; the first commit takes as long as the first that was seen, and so on. With a message a
   * commit that is the recursion of D. V. Lindley, The theory of queues with a single server,
   * Mathematical Proceedings of the Cambridge Philosophical Society 48 (1952); otherwise a replay
   * of the events.
   *
   * @param mostOfACommit how many messages a commit has at most
   */
  public List<Message> calculated(int mostOfACommit) {
    List<Message> calculated = new ArrayList<>();
    List<Long> services = services();
    long free = 0;
    for (int commit = 0; calculated.size() < messages.size(); commit++) {
      int first = calculated.size();
      long begin = Math.max(free, messages.get(first).offered());
      free = begin + services.get(Math.min(commit, services.size() - 1));
      int next = first;
      do {
        calculated.add(messages.get(next++).endedAt(free));
      } while (next < messages.size()
          && next - first < mostOfACommit
          && messages.get(next).offered() <= begin);
    }
    return calculated;
  }
}
