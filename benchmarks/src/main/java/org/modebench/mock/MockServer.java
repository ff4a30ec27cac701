package org.modebench.mock;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.results.record.MockVerdict;
import org.modebench.host.ServingJvm;

/**
 * The mock API in a JVM of its own, so that it shares neither heap nor compiler nor flame graph
 * with what is measured. It ends when it is closed, and also when this JVM is gone.
 */
public final class MockServer implements MockProcess {

  private static final int START_SECONDS = 30;

  private static final int WARM_UP_MILLIS = 1;

  /** C2 has compiled the path of a request after some 30,000 of them. */
  private static final int WARM_UP_CALLS = 40_000;

  /** Class loading and the interpreter are behind it by then. */
  private static final int LEAST_WARM_UP_CALLS = 2_000;

  /** Three times what all of them take. */
  private static final double SECONDS_FOR_ALL_CALLS = 30;

  /** Fewer at once would only take longer. */
  private static final int WARM_UP_AT_ONCE = 50;

  /** As ten workers with calls of the default latency would call it, but for a shorter one. */
  private static final int CALIBRATION_MILLIS = 20;

  private static final int CALIBRATION_AT_ONCE = 10;
  private static final int CALIBRATION_ROUNDS = 20;

  private final ServingJvm jvm;

  private MockServer(ServingJvm jvm) {
    this.jvm = jvm;
  }

  /**
   * Starts one and warms it up.
   *
   * @param concurrency the largest number of calls at once that it will have to serve
   * @param seconds for how long it will have to: for a few, a few calls are enough
   */
  public static MockServer startWarm(int concurrency, double seconds)
      throws IOException, InterruptedException {
    MockServer server = start();
    boolean warm = false;
    try {
      server.warmUp(concurrency, warmUpCalls(seconds));
      server.calibrate();
      warm = true;
      return server;
    } finally {
      if (!warm) {
        server.close();
      }
    }
  }

  /** In proportion where warming up for good would take longer than what it is for. */
  static int warmUpCalls(double seconds) {
    double share = Math.min(1, seconds / SECONDS_FOR_ALL_CALLS);
    return Math.max(LEAST_WARM_UP_CALLS, (int) (share * WARM_UP_CALLS));
  }

  @Override
  public MockVerdict check(int latencyMillis, int concurrency)
      throws IOException, InterruptedException {
    return measured(latencyMillis, concurrency).verdict();
  }

  /**
   * Starts the mock on a free port, on the Java and the class path of this JVM, and waits until it
   * serves, at most 30 s.
   *
   * @throws IOException with a sentence that says why, if it does not
   * @throws InterruptedException if the calling thread is interrupted while it waits
   */
  public static MockServer start() throws IOException, InterruptedException {
    return start(ServingJvm.command(MockMain.class, List.of(), MockMain.PORT, "0"), START_SECONDS);
  }

  static MockServer start(List<String> command, int seconds)
      throws IOException, InterruptedException {
    return new MockServer(ServingJvm.start("The mock API", command, seconds));
  }

  /**
   * Lets the mock answer enough calls that what its first answers cost, class loading and
   * compilation, is over.
   *
   * @param concurrency the largest number of calls at once that it will have to serve, at least 1
   * @param calls how many; it answers some thousand a second
   * @throws IOException with a sentence that says why, if it does not answer every call
   */
  public void warmUp(int concurrency, int calls) throws IOException, InterruptedException {
    int atOnce = Math.max(concurrency, WARM_UP_AT_ONCE);
    try (MockLoad load = new MockLoad(address(), atOnce)) {
      load.run(WARM_UP_MILLIS, calls + atOnce);
    }
  }

  /** As {@link #check(int, int)}, with its figures. */
  MockCheck.Result measured(int latencyMillis, int concurrency)
      throws IOException, InterruptedException {
    return MockCheck.check(this, latencyMillis, concurrency, () -> Optional.of(punctuality()));
  }

  /** Lets the mock find out how much earlier than due it must begin an answer. */
  void calibrate() throws IOException, InterruptedException {
    try (MockLoad load = new MockLoad(address(), CALIBRATION_AT_ONCE)) {
      load.run(WARM_UP_MILLIS, CALIBRATION_AT_ONCE);
      punctuality();
      load.run(CALIBRATION_MILLIS, CALIBRATION_AT_ONCE * CALIBRATION_ROUNDS);
    }
    jvm.ask(MockMain.CALIBRATE);
  }

  /** Returns how punctual its answers were since this was last asked. */
  Punctuality punctuality() throws IOException, InterruptedException {
    return Punctuality.of(jvm.ask(MockMain.PUNCTUALITY));
  }

  /** Returns where it serves: {@code http://127.0.0.1:port}. */
  @Override
  public URI address() {
    return jvm.address();
  }

  /** Returns whether its process is there. */
  @Override
  public boolean isAlive() {
    return jvm.isAlive();
  }

  /** Returns the number of its process. */
  public long pid() {
    return jvm.pid();
  }

  /** Ends it; returns when its process is gone. Does nothing the second time. */
  @Override
  public void close() {
    jvm.close();
  }
}
