package org.modebench.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.modebench.host.ParentWatch;

/** The JVM of a pipeline that is killed: tells each message that it hands over and acknowledges. */
final class VictimMain {
  static final String DATABASE = "killed.db";
  static final String HANDED_OVER = "+";
  static final String ACKNOWLEDGED = "-";

  /** Committed before the messages, so that its code is as quick as that of one that runs long. */
  static final int COMMITS_TO_WARM_UP = 100;

  private static final long WATCH_MILLIS = 500;

  private VictimMain() {}

  /**
   * The arguments of the main method.
   *
   * @param folder for the database and what SQLite unpacks
   * @param pause the mean time between two bursts, in ns
   */
  static String[] arguments(
      MessageQueue queue, int consumers, Path folder, int messages, int burst, double pause) {
    return new String[] {
      Long.toString(ProcessHandle.current().pid()),
      queue.name(),
      Integer.toString(consumers),
      folder.toString(),
      Integer.toString(messages),
      Integer.toString(burst),
      Double.toString(pause)
    };
  }

  /**
   * Lets the messages pass.
   *
   * @param args as {@link #arguments} makes them
   */
  public static void main(String[] args) throws PipelineException, InterruptedException {
    ParentWatch.start(Long.parseLong(args[0]), WATCH_MILLIS, () -> true);
    Path folder = Path.of(args[3]);
    DatabaseFolder.unpackInto(folder);
    try (Pipeline pipeline =
        new Pipeline(
            MessageQueue.valueOf(args[1]), Integer.parseInt(args[2]), folder.resolve(DATABASE))) {
      pipeline.commitNanos(COMMITS_TO_WARM_UP);
      pipeline.pass(
          Bursts.dueNanos(
              Integer.parseInt(args[4]), Integer.parseInt(args[5]), Double.parseDouble(args[6])),
          new Pipeline.Witness() {
            @Override
            public void handedOver(int message) {
              System.out.println(HANDED_OVER + message);
            }

            @Override
            public void acknowledged(List<Integer> messages) {
              messages.forEach(message -> System.out.println(ACKNOWLEDGED + message));
            }
          });
    }
  }
}
