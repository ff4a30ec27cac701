package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.ResultsCsv;

/**
 * Thousands of damaged results files: each is shown, or refused with one sentence. Nothing but the
 * seed is random, so that a failure comes again.
 */
@Tag("any-jdk")
class FuzzTest {
  private static final int FILES = 2_000;

  private static final List<String> POISON =
      List.of(
          "\u0000",
          "\ufeff",
          "\"",
          "\"\"",
          "\r",
          "\r\n",
          "\n",
          ",",
          ";",
          "NaN",
          "Infinity",
          "-1",
          "-0.0",
          "1e999",
          "1e308",
          "4.9e-324",
          "99999999999",
          "0x10",
          "1d",
          "٣",
          "=cmd()|'/c calc'!A1",
          "+1",
          "@SUM(A1)",
          "<script>alert(1)</script>",
          "</table>",
          "\\end{tabular}",
          "|",
          "`",
          "\u001b[2J",
          "\u202e",
          "🙂",
          "FAILED",
          "SUSPECT",
          "wall",
          "limit=",
          "limit=0",
          "latencyMillis=1e9",
          "2026-11-01T12:00:00Z",
          "x".repeat(100_000));

  private static final List<String> COMMANDS = List.of("tables", "breakeven", "cost", "predict");
  private static final List<String> FORMATS = List.of("text", "markdown", "csv", "latex");

  private static List<String> lines = List.of();

  @TempDir private Path folder;

  /** Few rows, so that a mutation meets what counts; of several workloads, modes and forks. */
  @BeforeAll
  static void readRows() throws IOException {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 36; i++) {
      String mode = List.of("SEQUENTIAL,1", "THREADS,2", "PROCESS,2").get(i % 3);
      String limit = List.of("10", "100", "1000").get(i / 3 % 3);
      all.add(
          "r%d,2026-11-01T12:00:%02dZ,CpuBound,%s,10,limit=%s,%d,1,%s,%s,s,VALID,,box,2,17.0.15,abc"
              .formatted(i / 30, i, mode, limit, 1 + i / 9 % 2, i < 27 ? "wall" : "cpu", i + 0.5));
    }
    lines = List.copyOf(all);
  }

  @Test
  void aDamagedFileIsShownOrRefusedWithOneSentence() throws IOException {
    Random random = new Random(20261120);
    int shown = 0;
    Path file = folder.resolve("results.csv");
    for (int i = 0; i < FILES; i++) {
      byte[] damaged = damaged(random);
      Files.write(file, damaged);
      String command = COMMANDS.get(i % COMMANDS.size());
      String format = FORMATS.get(i / COMMANDS.size() % FORMATS.size());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int status =
          Main.run(
              new String[] {command, "--format", format, "--run=all", file.toString()},
              out,
              new PrintStream(err, true, StandardCharsets.UTF_8));
      String said = err.toString(StandardCharsets.UTF_8);
      String text = out.toString(StandardCharsets.UTF_8);
      assertThat(status).as("file %d: %s", i, said).isIn(0, 2);
      assertThat(said)
          .as("file %d", i)
          .doesNotContain("cannot cope")
          .doesNotContain("\tat ")
          .hasSizeLessThan(2_000);
      // An incomplete last line is said as well, and is left out.
      long tornLines =
          said.lines().filter(line -> line.contains("the last line is incomplete")).count();
      assertThat(said.lines().count() - tornLines)
          .as("file %d: %s", i, said)
          .isLessThanOrEqualTo(1);
      assertThat(text.codePoints().filter(c -> Character.isISOControl(c) && c != '\n'))
          .as("file %d", i)
          .isEmpty();
      if (status == 0) {
        shown++;
        assertThat(text).as("file %d", i).isNotEmpty();
        boolean poisoned = new String(damaged, StandardCharsets.UTF_8).contains("NaN");
        assertThat(poisoned || !text.contains("NaN")).as("file %d", i).isTrue();
      } else {
        assertThat(said).as("file %d", i).endsWith(".\n").startsWith(file.toString());
        assertThat(text).isEmpty();
      }
    }
    // Damage that is always noticed, or never, would test half of it only.
    assertThat(shown).isBetween(FILES / 10, FILES * 9 / 10);
  }

  private static byte[] damaged(Random random) {
    List<String> text = new ArrayList<>();
    text.add(ResultsCsv.HEADER);
    text.addAll(lines);
    for (int mutations = 1 + random.nextInt(3); mutations > 0; mutations--) {
      int line = random.nextInt(20) == 0 ? 0 : random.nextInt(text.size());
      switch (random.nextInt(6)) {
        case 0 -> text.add(random.nextInt(text.size()), text.get(line));
        case 1 -> text.set(line, poisoned(text.get(line), random));
        case 2, 3 -> text.set(line, fieldPoisoned(text.get(line), random));
        case 4 -> Collections.swap(text, line, random.nextInt(text.size()));
        default -> text.remove(random.nextInt(text.size()));
      }
      if (text.isEmpty()) {
        break;
      }
    }
    String end = random.nextInt(8) == 0 ? "\r\n" : "\n";
    byte[] bytes = (String.join(end, text) + end).getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1 -> {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        yield bytes;
      }
      default -> bytes;
    };
  }

  private static String poisoned(String line, Random random) {
    int from = random.nextInt(line.length() + 1);
    int to = Math.min(line.length(), from + random.nextInt(4));
    return line.substring(0, from) + POISON.get(random.nextInt(POISON.size())) + line.substring(to);
  }

  private static String fieldPoisoned(String line, Random random) {
    String[] fields = line.split(",", -1);
    String poison = POISON.get(random.nextInt(POISON.size()));
    fields[random.nextInt(fields.length)] = poison.contains("\"") ? poison : '"' + poison + '"';
    return String.join(",", fields);
  }
}
