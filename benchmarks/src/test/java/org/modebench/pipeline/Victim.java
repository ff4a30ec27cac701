package org.modebench.pipeline;

import java.nio.file.Path;
import java.util.List;

/** A process that commits messages and tells which, until it is killed. */
final class Victim {
  private Victim() {}

  /**
   * Writes without end.
   *
   * @param database its file
   */
  public static void main(String... database) throws PipelineException {
    MessageStore store = MessageStore.open(Path.of(database[0]));
    for (int number = 1; ; number++) {
      store.commit(List.of(number));
      System.out.println(number);
    }
  }
}
