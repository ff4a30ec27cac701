package org.modebench.task;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.modebench.http.ApiClient;

/** Makes tasks from their text form, in a worker process. */
public final class TaskReader implements AutoCloseable {

  private @Nullable ApiClient client;

  /**
   * Returns the task of {@link Task#toText()}; its checksum is not to be checked here.
   *
   * @throws IllegalArgumentException if the text is no task's
   */
  public Task read(String text) throws IOException {
    int space = text.indexOf(' ');
    String name = space < 0 ? text : text.substring(0, space);
    String argument = text.substring(space + 1);
    return switch (name) {
      case EmptyTask.NAME -> new EmptyTask();
      case Countdown.NAME -> Countdown.unchecked(Integer.parseInt(argument));
      case ApiCall.NAME -> ApiCall.unchecked(URI.create(argument), client());
      default -> throw new IllegalArgumentException("Not a task: ".concat(text));
    };
  }

  private ApiClient client() throws IOException {
    if (client == null) {
      client = new ApiClient();
      ApiClient.loadClasses();
      CovidAnswer.loadClasses();
    }
    return client;
  }

  @Override
  public void close() throws IOException {
    if (client != null) {
      client.close();
    }
  }
}
