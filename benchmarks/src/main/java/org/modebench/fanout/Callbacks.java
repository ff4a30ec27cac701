package org.modebench.fanout;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.modebench.host.ExecutorShutdown;

/**
 * Callbacks on a loop: one thread for all requests. What a thread would keep on its stack is kept
 * by hand, each step needs its handler of errors, and a stack trace knows nothing of who asked.
 */
final class Callbacks implements Style {
  private final LookUps lookUps;
  private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();

  Callbacks(LookUps lookUps) {
    this.lookUps = lookUps;
  }

  @Override
  public CompletableFuture<Page> page(Request request) {
    Answer answer = new Answer(request);
    loop.execute(answer::begin);
    return answer.page;
  }

  /** The state of one request; for the loop's thread. */
  private final class Answer {
    private final CompletableFuture<Page> page = new CompletableFuture<>();
    private final Request request;
    private @Nullable String event;
    private @Nullable String place;
    private @Nullable String menu;

    Answer(Request request) {
      this.request = request;
    }

    void begin() {
      lookUps.find(LookUp.EVENT, request, loop, this::eventFound, this::failed);
      lookUps.find(LookUp.PLACE, request, loop, this::placeFound, this::failed);
    }

    void eventFound(String found) {
      event = found;
      answerIfComplete();
    }

    void placeFound(String found) {
      place = found;
      // Whoever forgets to ask goes on with what nobody waits for.
      if (!page.isDone()) {
        lookUps.find(LookUp.MENU, request, loop, this::menuFound, this::failed);
      }
    }

    void menuFound(String found) {
      menu = found;
      answerIfComplete();
    }

    void answerIfComplete() {
      if (event != null && place != null && menu != null) {
        page.complete(new Page(event, place, menu));
      }
    }

    void failed(LookUpFailedException why) {
      page.completeExceptionally(why);
    }
  }

  @Override
  public void close() {
    ExecutorShutdown.of(loop);
  }
}
