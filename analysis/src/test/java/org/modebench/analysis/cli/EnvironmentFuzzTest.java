package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.ResultsCsv;

/**
 * Damaged environment files beside sound results: every command that reads them says what it can,
 * or refuses with one sentence. Nothing but the seed is random, so that a failure comes again.
 */
@Tag("any-jdk")
class EnvironmentFuzzTest {
  private static final int FILES = 1_000;

  /** A page takes longer than a table. */
  private static final int FILES_OF_A_REPORT = 20;

  private static final List<String> POISON =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "99999999999999999999",
          "\"\"",
          "\"<script>alert(1)</script>\"",
          "\"=cmd()|'/c calc'!A1\"",
          "\"\\u001b[2J\\u202e\"",
          "\"" + "x".repeat(50_000) + "\"",
          "[]",
          "{}",
          "[[[[[[]]]]]]",
          "[null, 1, {\"text\": [true]}]");

  /** What runs record, each run of another machine. */
  private static final String SOUND =
      """
      {"runs": {
        "r0": {"state": "COMPLETE", "started": "2026-11-01T12:00:00Z", "arguments": ["CpuBound"],
          "preset": "standard", "seed": 7, "rounds": 3, "commit": "abc", "dirty": false,
          "host": {"name": "a", "cores": 2, "cpu": "one", "system": "Linux", "kernel": "6",
            "loadAverage": "0.1", "memory": "1 kB", "governor": "performance"},
          "runner": {"version": "17", "vendor": "v", "vm": "w", "arguments": []},
          "forks": {"version": "17", "vendor": "v", "vm": "w", "arguments": ["-Xmx1g"],
            "classArguments": {"CpuBound": ["-Xms256m"]}},
          "dependencies": {"jmh": "1.37", "gson": "2"}, "notes": ["a note"],
          "mockChecks": [{"trusted": true, "reason": "", "sentence": "Mock API: trusted."}],
          "noise": [{"medianMicros": 19.4, "p99OverMedian": 1.1, "maxStallMicros": 77.4}],
          "timings": [{"of": "start of an empty JVM", "medianMicros": 40100.5, "lowMicros": 39000,
            "highMicros": 41000}],
          "cases": [{"method": "CpuBound.run", "benchmark": "CpuBound",
            "params": {"calls": "10", "mode": "SEQUENTIAL", "workers": "1"},
            "settings": {"warmupIterations": 1, "warmupNanos": 1, "iterations": 3,
              "iterationNanos": 1000000000, "timeoutNanos": 1}}],
          "order": ["0"]},
        "r1": {"state": "RUNNING", "arguments": ["CpuBound"], "seed": 8, "commit": "abd",
          "host": {"name": "b", "cores": 4, "cpu": "two"}, "forks": {"version": "25"}}
      }}
      """;

  @TempDir private Path folder;
  private Path results;

  @BeforeEach
  void writeRows() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(ResultsCsv.HEADER);
    for (int i = 0; i < 24; i++) {
      lines.add(
          "r%d,2026-11-01T12:00:%02dZ,CpuBound,%s,10,limit=10,%d,%d,wall,%s,s,VALID,,box,2,17,abc"
              .formatted(
                  i / 12,
                  i,
                  i % 2 == 0 ? "SEQUENTIAL,1" : "THREADS,2",
                  1 + i / 6 % 2,
                  i + 1,
                  i + 0.5));
    }
    results = Files.write(folder.resolve("results.csv"), lines);
  }

  @Test
  void aDamagedRecordIsUsedOrRefusedWithOneSentence() throws IOException {
    Random random = new Random(20261120);
    int noticed = 0;
    for (int i = 0; i < FILES; i++) {
      Files.writeString(folder.resolve("results.environment.json"), damaged(random));
      for (String[] command : commands(i)) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(command, out, new PrintStream(err, true, StandardCharsets.UTF_8));
        String said = err.toString(StandardCharsets.UTF_8);
        assertThat(status).as("file %d, %s: %s", i, command[0], said).isIn(0, 2);
        assertThat(said)
            .as("file %d, %s", i, command[0])
            .doesNotContain("cannot cope")
            .doesNotContain("\tat ");
        noticed += said.contains("is not an environment file") ? 1 : 0;
        if (status == 2) {
          assertThat(said.lines().count()).as("file %d, %s: %s", i, command[0], said).isOne();
          assertThat(said).as("file %d, %s", i, command[0]).endsWith(".\n");
        }
        assertThat(out.toString(StandardCharsets.UTF_8) + said)
            .as("file %d, %s", i, command[0])
            .doesNotContain("\u001b")
            .doesNotContain("\u202e");
      }
      Path page = folder.resolve("report.html");
      if (Files.exists(page)) {
        assertThat(page).content().as("file %d", i).doesNotContain("<script>alert");
        Files.delete(page);
      }
    }
    // Damage that is always noticed, or never, would test half of it only.
    assertThat(noticed).isBetween(FILES / 10, FILES * 2);
  }

  private List<String[]> commands(int file) {
    String input = results.toString();
    List<String[]> commands = new ArrayList<>();
    commands.add(new String[] {"steady", "--run=all", input});
    commands.add(
        new String[] {"compare", "--across-machines", "--run-old=r0", "--run-new=r1", input});
    // There is no such jar, so that it ends before it measures, whatever the record allows.
    commands.add(
        new String[] {"verify", "--jar", folder.resolve("none.jar").toString(), "--run=r0", input});
    if (file % FILES_OF_A_REPORT == 0) {
      String page = folder.resolve("report.html").toString();
      commands.add(new String[] {"report", "--lab", "-o", page, "--run=r0", input});
    }
    return commands;
  }

  private static String damaged(Random random) {
    if (random.nextInt(5) == 0) {
      int from = random.nextInt(SOUND.length());
      int to = Math.min(SOUND.length(), from + random.nextInt(20));
      return random.nextBoolean() ? SOUND.substring(0, from) : cut(from, to);
    }
    JsonElement whole = JsonParser.parseString(SOUND);
    for (int mutations = 1 + random.nextInt(3); mutations > 0; mutations--) {
      whole = mutated(whole, random);
    }
    return whole.toString();
  }

  private static String cut(int from, int to) {
    return SOUND.substring(0, from) + SOUND.substring(to);
  }

  /** Goes down to a place of any depth, and puts something else there. */
  private static JsonElement mutated(JsonElement element, Random random) {
    boolean here = random.nextInt(8) == 0;
    if (!here && element instanceof JsonObject object && object.size() > 0) {
      String name = List.copyOf(object.keySet()).get(random.nextInt(object.size()));
      JsonElement inside = mutated(object.get(name), random);
      if (inside instanceof JsonNull && random.nextBoolean()) {
        object.remove(name);
      } else {
        object.add(name, inside);
      }
      return object;
    }
    if (!here && element instanceof JsonArray array && !array.isEmpty()) {
      int index = random.nextInt(array.size());
      array.set(index, mutated(array.get(index), random));
      return array;
    }
    String poison = POISON.get(random.nextInt(POISON.size()));
    return random.nextInt(8) == 0 ? new JsonPrimitive(Double.NaN) : JsonParser.parseString(poison);
  }
}
