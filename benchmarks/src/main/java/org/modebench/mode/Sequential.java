package org.modebench.mode;

import java.util.List;
import org.modebench.task.Task;

/** The calling thread runs one task after another. */
final class Sequential implements TaskRunner {

  @Override
  public long[] run(List<? extends Task> tasks) throws TaskFailedException {
    Results results = new Results(tasks);
    for (int i = 0; i < results.size(); i++) {
      results.runTask(i);
    }
    return results.checksums();
  }

  @Override
  public void close() {}
}
