package org.modebench.fanout;

import static org.modebench.fanout.Blocking.find;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.modebench.host.ExecutorShutdown;
import org.modebench.host.VirtualThreadFactory;

/**
 * Virtual threads: as the sequence reads, with what is independent in a thread of its own. Waiting
 * costs no thread of the system, so there is no pool to fill; who fails or is cancelled interrupts
 * what it has started.
 */
final class VirtualThreads implements Style {
  private final LookUps lookUps;
  private final ExecutorService threads;

  VirtualThreads(LookUps lookUps) {
    this.lookUps = lookUps;
    // A thread ends with its task. Java 21 has a method for it, which class files for 17 cannot
    // name.
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            0,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            VirtualThreadFactory.get());
  }

  @Override
  public CompletableFuture<Page> page(Request request) {
    CompletableFuture<Page> page = new CompletableFuture<>();
    Future<?> thread =
        threads.submit(
            () -> {
              try {
                page.complete(answer(request));
              } catch (ExecutionException | InterruptedException | RuntimeException e) {
                page.completeExceptionally(e);
              }
            });
    request.onCancel(() -> thread.cancel(true));
    return page;
  }

  private Page answer(Request request) throws ExecutionException, InterruptedException {
    Future<String> event = threads.submit(() -> find(lookUps, LookUp.EVENT, request));
    try {
      String place = find(lookUps, LookUp.PLACE, request);
      String menu = find(lookUps, LookUp.MENU, request);
      return new Page(event.get(), place, menu);
    } finally {
      event.cancel(true);
    }
  }

  @Override
  public void close() {
    ExecutorShutdown.of(threads);
  }
}
