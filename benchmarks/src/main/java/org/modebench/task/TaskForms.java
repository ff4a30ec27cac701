package org.modebench.task;

import java.net.URI;
import java.util.List;

/** The kinds of tasks that workers are trained for; others they run as well, but start slower. */
public final class TaskForms {
  private static final List<TaskForm> ALL =
      List.of(new EmptyTask.Form(), new Countdown.Form(), new ApiCall.Form());

  private TaskForms() {}

  /** Returns the text of a small task of each kind. */
  public static List<String> examples(URI api) {
    return ALL.stream().map(form -> TaskForm.text(form.getClass(), form.example(api))).toList();
  }
}
