package org.modebench.analysis.prose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.report.Findings;
import org.modebench.analysis.report.Run;
import org.modebench.analysis.results.Row;

@Tag("any-jdk")
class ComputeAnswerTest {
  private static final double[] FORKS = {0.99, 0.995, 1, 1.005, 1.01};

  private static final String COMPUTING = "computeMillis=20;";
  private static final String READING =
      "deadlineMillis=1000;direct=true;readKilobytes=1024;upstream=file;";

  private final List<Row> rows = new ArrayList<>();
  private String work = COMPUTING;
  private int forks = FORKS.length;
  private double fromDisk = 100 << 20;

  /** With the noise of a machine on the time, and another one on the latency. */
  private void add(String server, String offload, double wall, double waiting, double lag) {
    for (int concurrency : new int[] {1, 4}) {
      for (int fork = 1; fork <= forks; fork++) {
        Rows at =
            Rows.IO
                .benchmark("Server")
                .calls(100)
                .params(
                    work
                        + "concurrency=%d;latencyMillis=0;loop=closed;offload=%s;waitingClients=10"
                            .formatted(concurrency, offload))
                .mode(server, server.equals("THREAD_POOL") ? 20 : 1)
                .fork(fork);
        rows.add(at.wall(wall * FORKS[fork - 1]));
        rows.add(at.metric("throughput", 100 / (wall * FORKS[fork - 1])));
        rows.add(at.metric("waiting_p50", waiting * FORKS[fork % FORKS.length]));
        if (work.equals(READING) && fromDisk > 0) {
          rows.add(at.metric("disk_read", fromDisk));
        }
        if (server.equals("EVENT_LOOP")) {
          rows.add(at.metric("loop_lag_p99", lag));
        }
      }
    }
  }

  private void measure(double waitingForLoop) {
    add("THREAD_PER_CONNECTION", "none", 1.05, 0.103, 0);
    add("EVENT_LOOP", "none", 2.02, waitingForLoop, 0.08);
    add("EVENT_LOOP", "threads", 1.03, 0.101, 0.002);
    add("EVENT_LOOP", "processes", 1.031, 0.101, 0.002);
    add("EVENT_LOOP", "service", 1.2, 0.102, 0.003);
  }

  private List<Answer> answers() {
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    return Findings.of(measurements).answers(measurements);
  }

  @Test
  void namesWhoIsToComputeInsteadOfTheLoop() {
    measure(0.25);

    assertThat(answers()).hasSize(1);
    Answer answer = answers().get(0);
    assertThat(answer.subject()).satisfies(says("each computing 20 ms", "by concurrency"));
    assertThat(answer.headline())
        .startsWith("Let threads or processes compute, and not the loop")
        .satisfies(says("concurrency 4", "2.48", "250 ms", "101 ms"));
    assertThat(answer.evidence())
        .anySatisfy(says("49.5", "of at most 50", "service 83.3", "of at most 100"))
        .anySatisfy(says("80", "p99", "2.00 ms with processes"))
        .anySatisfy(says("THREAD_PER_CONNECTION 103 ms"));
  }

  @Test
  void saysSoWhereThoseWhoWaitDoNotNotice() {
    measure(0.1015);

    assertThat(answers().get(0).headline()).startsWith("At concurrency 4 nobody who only waits");
  }

  /** 100 reads of 1 MiB; the deadline is the usual one, and nothing to tell. */
  @Test
  void saysWhetherReadingAFileBlocksTheLoop() {
    work = READING;
    measure(0.25);

    Answer answer = answers().get(0);
    assertThat(answer.subject())
        .satisfies(says("each reading 1,024 kB of a file", "by concurrency"))
        .doesNotContain("late", "computing");
    assertThat(answer.headline())
        .startsWith("Let threads or processes read, and not the loop")
        .satisfies(says("concurrency 4", "2.48", "while it does"));
    assertThat(answer.evidence())
        .anySatisfy(says("Read in the loop", "49.5"))
        .anySatisfy(says("80", "p99", "while it reads"))
        .contains("Of the 100 MiB that the loop read for a batch, 100 MiB came from the disk.");
  }

  @Test
  void readsOfWhichNobodyKnowsWhetherTheDiskAnswered() {
    work = READING;
    fromDisk = 0;
    measure(0.1015);

    Answer answer = answers().get(0);
    assertThat(answer.headline()).endsWith("wait longer because the loop reads.");
    assertThat(answer.evidence())
        .contains("Whether what was read came from the disk is not known.");
  }

  @Test
  void twoForksDecideNothing() {
    forks = 2;
    measure(0.25);

    assertThat(answers()).hasSize(1);
    assertThat(answers().get(0).headline()).contains("3 more forks");
  }

  /** Then there is nothing to compare, and each load is answered for itself. */
  @Test
  void whatWasMeasuredInTheLoopAloneIsAnOrdinaryStudy() {
    add("EVENT_LOOP", "none", 2.02, 0.25, 0.08);
    add("THREAD_PER_CONNECTION", "none", 1.05, 0.103, 0);

    assertThat(answers()).hasSize(1);
    assertThat(answers().get(0).headline()).startsWith("Use THREAD_PER_CONNECTION");
  }

  @Test
  void plotsWhatThoseWhoWaitSee() {
    measure(0.25);

    assertThat(Run.of(Rows.IO).and(rows).report().plots())
        .extracting(plot -> plot.title())
        .anySatisfy(says("median latency of those that wait", "by concurrency"))
        .anySatisfy(says("loop's lag", "by concurrency"));
  }
}
