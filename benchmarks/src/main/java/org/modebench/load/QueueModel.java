package org.modebench.load;

import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * The latencies of a server with one thread that serves first come, first served, and that stands
 * still when certain requests arrive; a discrete-event calculation without chance.
 *
 * <p>The thread takes up one request at a time, stands still for {@code pauseSeconds} if the
 * request says so, and works on it for {@code serviceSeconds}. Then the request waits for {@code
 * delaySeconds}, which holds up nobody, until the thread, when it is free, answers it at once. With
 * a delay of 0 the answer is there when the work is done: a worker that blocks. With a service of 0
 * it is an event loop that waits for a timer.
 *
 * <p>Without a delay the waiting times W of an open loop are those of Lindley's recursion, W(i+1) =
 * max(0, W(i) + S(i) − A(i)) with S the service and pause of request i and A the time from its
 * arrival to that of the next; D. V. Lindley, "The theory of queues with a single server",
 * Mathematical Proceedings of the Cambridge Philosophical Society 48 (1952), 277–289.
 *
 * @param serviceSeconds how long a request keeps the thread, at least 0
 * @param delaySeconds how long a request then waits without the thread, at least 0
 * @param pauseSeconds how long the thread stands still, at least 0
 * @param pauses whether it stands still for a request, by its number from 0
 */
public record QueueModel(
    double serviceSeconds, double delaySeconds, double pauseSeconds, IntPredicate pauses) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException with a sentence, if a time is negative or none
   */
  public QueueModel {
    check("service time", serviceSeconds);
    check("delay time", delaySeconds);
    check("pause time", pauseSeconds);
  }

  private static void check(String name, double seconds) {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException(
          "The " + name + " must be 0 or more seconds, but is " + seconds + ".");
    }
  }

  /**
   * Returns the latencies of a load, which count from the moment at which a request is due.
   *
   * @param requests how many there are, at least 1
   */
  public Latencies latencies(int requests, Load.Arrival arrival) {
    Calculation calculation = new Calculation(requests);
    if (arrival instanceof Load.Open open) {
      for (int i = 0; i < requests; i++) {
        calculation.arrive(i / open.rate());
      }
      calculation.run(0);
    } else {
      calculation.runClosed((Load.Closed) arrival);
    }
    return new Latencies(calculation.latencies);
  }

  /**
   * Something that the thread has to do.
   *
   * @param seconds from when on
   * @param order among those of the same moment
   * @param isAnswer whether the request has waited and is to be answered; otherwise it arrives
   */
  private record Event(double seconds, int order, int request, boolean isAnswer)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int bySeconds = Double.compare(seconds, other.seconds);
      return bySeconds == 0 ? Integer.compare(order, other.order) : bySeconds;
    }
  }

  /** One load. */
  private final class Calculation {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final double[] arrivals;
    private final double[] latencies;
    private int arrived;
    private int order;
    private double free;

    Calculation(int requests) {
      arrivals = new double[requests];
      latencies = new double[requests];
    }

    void arrive(double seconds) {
      arrivals[arrived] = seconds;
      events.add(new Event(seconds, order++, arrived++, false));
    }

    void runClosed(Load.Closed loop) {
      arrive(loop.firstAlone() ? 1 : loop.connections(), 0);
      run(loop.connections());
    }

    /** Lets as many arrive as there are left, and at most {@code number}. */
    private void arrive(int number, double seconds) {
      for (int i = 0; i < number && arrived < arrivals.length; i++) {
        arrive(seconds);
      }
    }

    /**
     * @param connections how many are there again when one has ended; 0: all have arrived
     */
    void run(int connections) {
      int ended = 0;
      for (Event event = events.poll(); event != null; event = events.poll()) {
        free = Math.max(free, event.seconds) + work(event);
        if (!event.isAnswer && delaySeconds > 0) {
          events.add(new Event(free + delaySeconds, order++, event.request, true));
        } else {
          latencies[event.request] = free - arrivals[event.request];
          ended++;
          arrive(connections - (arrived - ended), free);
        }
      }
    }

    private double work(Event event) {
      if (event.isAnswer) {
        return 0;
      }
      return serviceSeconds + (pauses.test(event.request) ? pauseSeconds : 0);
    }
  }
}
