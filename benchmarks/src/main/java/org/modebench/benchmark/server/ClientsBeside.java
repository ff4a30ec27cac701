package org.modebench.benchmark.server;

import java.util.List;
import java.util.Optional;
import org.modebench.load.SlowClients;
import org.modebench.load.WaitingClients;
import org.modebench.server.common.HelloRequest;
import org.openjdk.jmh.results.Result;

/**
 * Clients beside a load, as far as there are any.
 *
 * @param slow those that never send a whole request
 * @param waiting those whose requests only wait
 */
public record ClientsBeside(Optional<SlowClients> slow, Optional<WaitingClients> waiting)
    implements AutoCloseable {

  /** What requests beside the load wait for: long, compared with a computation, or a read. */
  private static final int WAIT_MILLIS = 100;

  /** So many of both kinds, which are not there before they {@link #begin}. */
  public static ClientsBeside of(int slowClients, int waitingClients, LoadedServer server) {
    return new ClientsBeside(
        slowClients == 0
            ? Optional.empty()
            : Optional.of(new SlowClients(slowClients, server.address())),
        waitingClients == 0
            ? Optional.empty()
            : Optional.of(
                new WaitingClients(
                    waitingClients,
                    server.address(),
                    new HelloRequest(WAIT_MILLIS, false, 0, Optional.empty()).target(),
                    server.expectedBody(),
                    server.patience())));
  }

  /** Lets them come. */
  public void begin() {
    slow.ifPresent(SlowClients::begin);
    waiting.ifPresent(WaitingClients::begin);
  }

  /** Sends them away. */
  public void end() {
    slow.ifPresent(SlowClients::end);
    waiting.ifPresent(WaitingClients::end);
  }

  /** Returns what they saw since the last time. */
  public List<Result<?>> takeResults() {
    return waiting.map(clients -> LoadRecord.waiting(clients.takeLatencies())).orElseGet(List::of);
  }

  @Override
  public void close() {
    slow.ifPresent(SlowClients::close);
    waiting.ifPresent(WaitingClients::close);
  }
}
