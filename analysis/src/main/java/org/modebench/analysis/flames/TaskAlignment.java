package org.modebench.analysis.flames;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Stacks that begin where the task begins. Modes call a task from different threads and processes;
 * what lies below it would keep equal tasks apart.
 */
public final class TaskAlignment {
  /** The frames of a task, or of a server under test, as a regular expression. */
  public static final String FRAMES = "org/modebench/(?:task|http|server)/.*";

  private static final Pattern TASK = Pattern.compile(FRAMES);

  private TaskAlignment() {}

  /** The stacks without the frames below the task; those without a task are whole. */
  public static Stacks of(Stacks stacks) {
    Stacks aligned = new Stacks();
    stacks.forEach(
        (frames, value) -> aligned.add(frames.subList(firstOfTask(frames), frames.size()), value));
    return aligned;
  }

  private static int firstOfTask(List<String> frames) {
    for (int i = 0; i < frames.size(); i++) {
      if (TASK.matcher(frames.get(i)).matches()) {
        return i;
      }
    }
    return 0;
  }
}
