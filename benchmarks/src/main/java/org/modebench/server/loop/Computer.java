package org.modebench.server.loop;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.modebench.host.ExecutorShutdown;
import org.modebench.server.common.Answer;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.ServerSettings;

/** Who computes what requests of a loop ask for. */
@FunctionalInterface
interface Computer extends AutoCloseable {

  /**
   * Starts to compute. Returns at once, except where the loop itself computes.
   *
   * @param computed is told on the loop's thread when it is done, perhaps before this returns: what
   *     to answer if it could not be done; empty if it could
   */
  void compute(HelloRequest request, Consumer<Optional<Answer>> computed);

  /** Ends its threads and processes. */
  @Override
  default void close() {}

  /**
   * The one that settings name.
   *
   * @param loop runs on the loop what others have computed
   * @param client asks a service without blocking
   * @throws IOException with a sentence, if its processes do not start
   */
  static Computer of(ServerSettings settings, Executor loop, CalledUpstream.Client client)
      throws IOException {
    return switch (settings.offload().place()) {
      case NONE ->
          (request, computed) -> {
            request.compute();
            computed.accept(Optional.empty());
          };
      case THREADS -> new InThreads(loop, Computer::computeHere, () -> {});
      case PROCESSES -> {
        ComputingProcesses processes = ComputingProcesses.start(cores());
        yield new InThreads(loop, processes::compute, processes::close);
      }
      case SERVICE ->
          service(client, settings.offload().service().orElseThrow(), settings.deadline());
    };
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static Optional<Answer> computeHere(HelloRequest request) {
    request.compute();
    return Optional.empty();
  }

  private static Computer service(CalledUpstream.Client client, URI service, Duration deadline) {
    return (request, computed) ->
        client.get(
            service.resolve(request.computationTarget()),
            deadline,
            (body, failure) ->
                computed.accept(
                    failure == null
                        ? Optional.empty()
                        : Optional.of(
                            failure instanceof SocketTimeoutException
                                ? Answer.GATEWAY_TIMEOUT
                                : Answer.BAD_GATEWAY)));
  }

  /** As many threads as there are cores, which compute or wait for who does. */
  final class InThreads implements Computer {

    /** Computes on the calling thread, or waits there. */
    @FunctionalInterface
    interface Work {
      Optional<Answer> of(HelloRequest request);
    }

    private final Executor loop;
    private final Work work;
    private final Runnable end;
    private final ExecutorService pool =
        Executors.newFixedThreadPool(
            cores(),
            task -> {
              Thread thread = new Thread(task, "computes for the loop");
              thread.setDaemon(true);
              return thread;
            });

    InThreads(Executor loop, Work work, Runnable end) {
      this.loop = loop;
      this.work = work;
      this.end = end;
    }

    @Override
    public void compute(HelloRequest request, Consumer<Optional<Answer>> computed) {
      pool.execute(
          () -> {
            Optional<Answer> answer = work.of(request);
            try {
              loop.execute(() -> computed.accept(answer));
            } catch (RejectedExecutionException closed) {
              // The loop is gone, and the client with it.
            }
          });
    }

    @Override
    public void close() {
      // Processes first: who waits for one is not to be waited for.
      end.run();
      ExecutorShutdown.of(pool);
    }
  }
}
