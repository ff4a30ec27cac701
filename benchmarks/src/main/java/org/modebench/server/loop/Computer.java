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
import java.util.function.Function;
import org.modebench.host.ExecutorShutdown;
import org.modebench.server.common.Answer;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.ServerSettings;
import org.modebench.server.common.Work;

/** Who computes, or reads, what requests of a loop ask for. */
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
    Work work = Work.of(settings);
    return switch (settings.offload().place()) {
      case NONE -> (request, computed) -> computed.accept(work.perform(request));
      case THREADS -> new InThreads(loop, work::perform, () -> {});
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

    private final Executor loop;
    private final Function<HelloRequest, Optional<Answer>> work;
    private final Runnable end;
    private final ExecutorService pool =
        Executors.newFixedThreadPool(
            cores(),
            task -> {
              Thread thread = new Thread(task, "computes for the loop");
              thread.setDaemon(true);
              return thread;
            });

    /**
     * @param work done on one of the threads, which may wait there for who does it
     */
    InThreads(Executor loop, Function<HelloRequest, Optional<Answer>> work, Runnable end) {
      this.loop = loop;
      this.work = work;
      this.end = end;
    }

    @Override
    public void compute(HelloRequest request, Consumer<Optional<Answer>> computed) {
      pool.execute(
          () -> {
            Optional<Answer> answer = work.apply(request);
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
