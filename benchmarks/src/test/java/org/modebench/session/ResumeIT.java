package org.modebench.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.record.RunRecord;

/** Kills the runner at many moments; whatever the moment, the run can be completed. */
@Tag("any-jdk")
class ResumeIT {
  private static final String[] RUN = {
    "CpuBound",
    "-p",
    "mode=SEQUENTIAL,THREADS,PROCESS",
    "-p",
    "workers=2",
    "-p",
    "limit=1000",
    "-wi",
    "0",
    "-i",
    "2",
    "-r",
    "10ms",
    "-f",
    "2",
    "-rf",
    "json"
  };
  private static final int KILLS = 18;
  private static final int LONGEST_MILLIS = 2_500;

  /** A fork looks every half second whether its runner is there; on a busy machine, less often. */
  private static final int SECONDS_TO_END = 3;

  @TempDir Path folder;

  @Test
  void aRunKilledAtAnyMomentCanBeCompleted() throws Exception {
    Random random = new Random(2026);
    int kills = 0;
    int runs = 0;
    while (kills < KILLS) {
      runs++;
      Jar jar = new Jar(Files.createDirectories(folder.resolve("run" + runs)));
      boolean complete = false;
      while (!complete) {
        Process process = jar.start(next(jar));
        if (kills < KILLS
            && !process.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
          kill(jar, process, random.nextBoolean());
          kills++;
        } else {
          Jar.Ended ended = jar.ended(process);
          assertThat(ended.err()).isEmpty();
          assertThat(ended.status()).isZero();
          // A run that is killed at once leaves its folder to the next one.
          assertThat(jar.leftovers()).noneMatch(name -> name.startsWith("modebench"));
          complete = true;
        }
      }
      checkRows(jar);
    }
  }

  /** A run killed before it was on record is none; it is started, not resumed. */
  private static String[] next(Jar jar) throws ResultsFileException {
    boolean onRecord = !EnvironmentFile.beside(jar.file("runs/results.csv")).records().isEmpty();
    return onRecord ? new String[] {"--resume"} : RUN;
  }

  private static void kill(Jar jar, Process process, boolean gently) throws Exception {
    List<ProcessHandle> started = process.descendants().toList();
    if (gently) {
      int status = interrupt(process);
      if (status == 0) {
        // It had ended by itself a moment before.
        assertThat(EnvironmentFile.beside(jar.file("runs/results.csv")).records())
            .allMatch(RunRecord::isComplete);
      } else {
        assertThat(status).isIn(130, 143);
      }
      String err = jar.ended(process).err();
      assertThat(err).matches("(Stopped after \\d of 6 forks, .* continue with: .*--resume\n)?");
    } else {
      process.destroyForcibly().waitFor();
    }
    jar.awaitNoProcess(started, SECONDS_TO_END);
  }

  /** Ctrl-C; where this JVM was started with that ignored, and its children so too, SIGTERM. */
  private static int interrupt(Process process) throws IOException, InterruptedException {
    String ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElse("SigIgn: 0")
            .substring("SigIgn:".length())
            .strip();
    boolean sigintIgnored = (Long.parseUnsignedLong(ignored, 16) & 2) != 0;
    String signal = sigintIgnored ? "-TERM" : "-INT";
    new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    return process.waitFor();
  }

  private static void checkRows(Jar jar) throws Exception {
    List<Row> rows = ResultsFile.read(jar.file("runs/results.csv")).rows();
    assertThat(rows).extracting(Row::run).containsOnly(rows.get(0).run());
    Set<String> planned = new HashSet<>();
    for (String of : List.of("SEQUENTIAL 1", "THREADS 2", "PROCESS 2")) {
      for (int fork = 1; fork <= 2; fork++) {
        for (int iteration = 1; iteration <= 2; iteration++) {
          planned.add(of + " " + fork + " " + iteration);
        }
      }
    }
    assertThat(rows.stream().filter(r -> r.metric().equals("wall")).map(ResumeIT::place))
        .containsExactlyInAnyOrderElementsOf(planned);
    assertThat(rows.stream().map(r -> place(r) + r.metric())).doesNotHaveDuplicates();
    assertThat(rows.stream().filter(r -> r.metric().equals("rss")).map(ResumeIT::place))
        .containsExactlyInAnyOrderElementsOf(planned);
    RunRecord record = EnvironmentFile.beside(jar.file("runs/results.csv")).records().get(0);
    assertThat(record.isComplete()).isTrue();
    assertThat(jar.file("runs/results.csv.torn")).doesNotExist();
    String json = Files.readString(jar.file("jmh-result.json"));
    for (JsonElement result : JsonParser.parseString(json).getAsJsonArray()) {
      assertThat(
              result.getAsJsonObject().getAsJsonObject("primaryMetric").getAsJsonArray("rawData"))
          .hasSize(2);
    }
  }

  private static String place(Row row) {
    return row.mode() + " " + row.workers() + " " + row.fork() + " " + row.iteration();
  }

  @Test
  void aKilledRunnerLeavesNoMock() throws Exception {
    Jar jar = new Jar(folder);
    Process process =
        jar.start(
            "IoBound",
            "-p",
            "mode=SEQUENTIAL",
            "-p",
            "latencyMillis=10",
            "-f",
            "1",
            "-wi",
            "0",
            "-i",
            "1",
            "-r",
            "5s");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.exists(jar.file("out.txt"))
        || !Files.readString(jar.file("out.txt")).contains("Mock API: ")) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(50);
    }
    Thread.sleep(500);
    List<ProcessHandle> started = process.descendants().toList();
    assertThat(started).isNotEmpty();
    process.destroyForcibly().waitFor();
    jar.awaitNoProcess(started, SECONDS_TO_END);
  }
}
