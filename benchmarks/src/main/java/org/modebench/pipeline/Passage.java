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
   * @param taking how long it took the consumer to take it from a queue in which it was; to tell a
   *     producer that there is room is part of that
   * @param begun when its commit began
   * @param ended when its commit had ended, and the message was acknowledged
   */
  public record Message(long due, long offered, long taking, long begun, long ended) {

    /** From when it was due until it was acknowledged. */
    public long delay() {
      return ended - due;
    }

    private Message endedAt(long other) {
      return new Message(due, offered, taking, begun, other);
    }
  }

  /**
   * What commits took.
   *
   * @param services how long each took to take its first message and to write, in the order of
   *     those
   * @param handOvers how long after its first message was offered each began of those that found
   *     the consumer idle, in the same order; while it wakes more messages may come, which then are
   *     of the same commit
   */
  private record Commits(List<Long> services, List<Long> handOvers) {

    static Commits of(List<Message> messages) {
      Commits commits = new Commits(new ArrayList<>(), new ArrayList<>());
      Message last = new Message(0, 0, 0, -1, 0);
      for (Message message : messages) {
        if (message.begun() != last.begun()) {
          long writing = message.ended() - message.begun();
          if (message.offered() < last.ended()) {
            commits.services.add(message.taking() + writing);
          } else {
            commits.services.add(writing);
            commits.handOvers.add(message.begun() - message.offered());
          }
        }
        last = message;
      }
      return commits;
    }

    /** The one that was seen at this place; the last, if there were fewer. */
    static long at(int place, List<Long> seen) {
      return seen.get(Math.min(place, seen.size() - 1));
    }
  }

  /**
   * The same messages by calculation, from when each was offered, how long each commit took, and
   * how long it took an idle consumer to begin one: a message is begun when it is there and nobody
   * writes. The first commit takes as long as the first that was seen, and so on. With a message a
   * commit that is the recursion of D. V. Lindley, The theory of queues with a single server,
   * Mathematical Proceedings of the Cambridge Philosophical Society 48 (1952); otherwise a replay
   * of the events.
   *
   * @param mostOfACommit how many messages a commit has at most
   */
  public List<Message> calculated(int mostOfACommit) {
    List<Message> calculated = new ArrayList<>();
    Commits seen = Commits.of(messages);
    int woken = 0;
    long free = 0;
    for (int commit = 0; calculated.size() < messages.size(); commit++) {
      int first = calculated.size();
      long offered = messages.get(first).offered();
      long begin = offered >= free ? offered + Commits.at(woken++, seen.handOvers) : free;
      free = begin + Commits.at(commit, seen.services);
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
