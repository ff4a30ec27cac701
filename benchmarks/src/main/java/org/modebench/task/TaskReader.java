package org.modebench.task;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Makes tasks from their text form, in a worker process. */
public final class TaskReader implements AutoCloseable {

  private final Map<String, TaskForm> forms = new HashMap<>();

  /**
   * Returns the task of {@link Task#toText()}; its checksum is not to be checked here.
   *
   * @throws IllegalArgumentException if the text is no task's
   */
  public Task read(String text) throws IOException {
    int space = text.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("Not a task: ".concat(text));
    }
    String name = text.substring(0, space);
    TaskForm form = forms.get(name);
    if (form == null) {
      form = form(name);
      forms.put(name, form);
    }
    return form.read(text.substring(space + 1));
  }

  /** Gives back what the tasks hold. */
  @Override
  public void close() {
    // No lambda: this is a worker's life.
    for (TaskForm form : forms.values()) {
      form.close();
    }
  }

  private static TaskForm form(String className) {
    try {
      return Class.forName(className)
          .asSubclass(TaskForm.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalArgumentException("Not a task's class: ".concat(className), e);
    }
  }
}
