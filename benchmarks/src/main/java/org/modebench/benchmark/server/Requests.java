package org.modebench.benchmark.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.HelloRequest.Fault;

/**
 * The requests of a load: the same number has the same fate in every batch and in every model.
 * Shares are spread evenly, so that each of them is exact in every hundred requests.
 */
public final class Requests implements IntFunction<String> {
  private static final int PERCENT = 100;
  private static final List<Fault> KINDS = List.of(Fault.values());

  /** From one request that pauses the server to the next. */
  private static final int PAUSE_EVERY = 500;

  private final List<HelloRequest> requests;
  private final String[] targets;

  private Requests(List<HelloRequest> requests) {
    this.requests = List.copyOf(requests);
    this.targets = requests.stream().map(HelloRequest::target).toArray(String[]::new);
  }

  /**
   * Requests of which some do more than wait.
   *
   * @param requests how many there are
   * @param latencyMillis how long each waits
   * @param blockingPercent how many of a hundred block an event loop
   * @param blockingMillis for how long, before they wait; 0: while they wait
   * @param faultPercent how many of a hundred find an upstream that fails; the kinds of failures
   *     take turns
   * @param pauseMillis how long the server pauses at each five hundredth request
   * @param computeSteps what each computes before it waits
   */
  public static Requests of(
      int requests,
      int latencyMillis,
      int blockingPercent,
      int blockingMillis,
      int faultPercent,
      int pauseMillis,
      int computeSteps) {
    List<HelloRequest> all = new ArrayList<>();
    int faults = 0;
    for (int i = 0; i < requests; i++) {
      Optional<Fault> fault = Optional.empty();
      if (isOf(faultPercent, i)) {
        fault = Optional.of(KINDS.get(faults % KINDS.size()));
        faults++;
      }
      boolean blocks = isOf(blockingPercent, i);
      int stopMillis = (pauses(i) ? pauseMillis : 0) + (blocks ? blockingMillis : 0);
      boolean blocksWhileItWaits = blocks && blockingMillis == 0;
      all.add(
          new HelloRequest(
              latencyMillis,
              blocksWhileItWaits,
              stopMillis,
              computeSteps,
              OptionalInt.empty(),
              false,
              fault));
    }
    return new Requests(all);
  }

  /** The same, of a hundred of which so many find in the server's cache what they need. */
  public Requests cached(int percent) {
    return new Requests(
        IntStream.range(0, requests.size())
            .mapToObj(number -> requests.get(number).cached(isOf(percent, number)))
            .toList());
  }

  /** The same, which in turn read one of so many blocks of the server's file; none if it has 0. */
  public Requests reading(int blocks) {
    return blocks == 0
        ? this
        : new Requests(
            IntStream.range(0, requests.size())
                .mapToObj(number -> requests.get(number).reading(number % blocks))
                .toList());
  }

  /** Returns whether a request pauses the server. */
  public static boolean pauses(int number) {
    return number % PAUSE_EVERY == PAUSE_EVERY - 1;
  }

  /** Returns whether a request is one of the share given. */
  public static boolean isOf(int percent, int number) {
    return (number + 1L) * percent / PERCENT > (long) number * percent / PERCENT;
  }

  @Override
  public String apply(int number) {
    return targets[number];
  }

  @Override
  public String toString() {
    return Arrays.toString(targets);
  }
}
