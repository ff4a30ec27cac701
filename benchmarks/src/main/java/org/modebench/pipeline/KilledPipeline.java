package org.modebench.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.modebench.host.ReportingJvm;
import org.modebench.host.ServingJvm;

/**
 * What a kill leaves of a pipeline.
 *
 * @param handedOver how many messages the producer had handed over
 * @param acknowledged how many of them it had been told to be on the disk
 * @param stored how many the database had afterwards
 */
public record KilledPipeline(long handedOver, long acknowledged, long stored) {
  private static final String NAME = "The JVM of the pipeline that is killed";
  private static final int PATIENCE_SECONDS = 60;

  /**
   * Lets messages come in a JVM of its own, and kills it when half of them are acknowledged.
   *
   * @param folder new, for the database and what SQLite unpacks
   * @param pauseNanos the mean time between two bursts, in ns
   * @throws IOException with a sentence that says why, if the JVM does not come so far
   * @throws IllegalStateException if a message was acknowledged and is lost
   */
  public static KilledPipeline of(
      MessageQueue queue, int consumers, Path folder, int messages, int burst, double pauseNanos)
      throws IOException, PipelineException, InterruptedException {
    String half = VictimMain.ACKNOWLEDGED + messages / 2;
    List<String> told =
        ReportingJvm.lines(
            NAME,
            ServingJvm.command(
                VictimMain.class,
                List.of("-Xms32m", "-Xmx32m"),
                VictimMain.arguments(queue, consumers, folder, messages, burst, pauseNanos)),
            half::equals,
            PATIENCE_SECONDS);
    try (MessageStore store = MessageStore.open(folder.resolve(VictimMain.DATABASE))) {
      KilledPipeline killed =
          new KilledPipeline(
              count(told, VictimMain.HANDED_OVER),
              count(told, VictimMain.ACKNOWLEDGED),
              store.count() - VictimMain.COMMITS_TO_WARM_UP);
      if (killed.stored < killed.acknowledged) {
        throw new IllegalStateException(
            "No message that was acknowledged may be lost at a kill, but of %d only %d are there."
                .formatted(killed.acknowledged, killed.stored));
      }
      return killed;
    }
  }

  private static long count(List<String> told, String prefix) {
    Predicate<String> counts = line -> line.startsWith(prefix);
    return told.stream().filter(counts).count();
  }

  /** How many messages had been handed over and are not there. */
  public long lost() {
    return Math.max(0, handedOver - stored);
  }
}
