package org.modebench.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.summary.SummaryText;
import org.modebench.cli.Launcher;
import org.modebench.fork.ForkOutcome;
import org.modebench.fork.Measured;
import org.modebench.plan.Case;

/** What a run says when it has ended, where there is no terminal: as wide as one usually is. */
@Tag("any-jdk")
class RunConclusionTest {
  private static final int COLUMNS = 80;

  private static final String[] TWO = {
    "CpuBound", "IoBound", "-p", "workers=2", "-p", "latencyMillis=50", "-w", "300ms", "-r", "300ms"
  };

  @TempDir Path folder;
  private final FakePlatform platform = new FakePlatform();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, Integer> measured = new HashMap<>();
  private Path file;

  @BeforeEach
  void measure() {
    file = folder.resolve("results.csv");
    platform.forks = this::fork;
  }

  /** Modes differ by 1 %, forks by much more, and the modes do not go together. */
  private ForkOutcome fork(Case of) {
    int number = measured.merge(of.label(), 1, Integer::sum);
    int kind = Math.floorMod(of.label().hashCode(), 8);
    double spread = of.benchmark().equals("CpuBound") ? 0.1 : 0.0001;
    double wall =
        (of.workers() == 1 ? 0.2 : 0.1 + 0.001 * kind)
            * (1 + spread * Math.floorMod(number * (kind + 3), 5));
    List<Measured> values = new ArrayList<>();
    for (int i = 1; i <= of.settings().iterations(); i++) {
      values.add(new Measured(i, "wall", wall, "s"));
    }
    return new ForkOutcome.Success(values, List.of(), Optional.empty());
  }

  private int run(String[] words, String... more) {
    out.reset();
    err.reset();
    return new Launcher(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), platform)
        .run(
            Stream.of(Stream.of(words), Stream.of(more), Stream.of("--output", file.toString()))
                .flatMap(each -> each)
                .toArray(String[]::new));
  }

  /** From the empty line after the last fork on. */
  private List<String> end() {
    return out.toString(UTF_8).lines().dropWhile(line -> !line.isEmpty()).toList();
  }

  /** As a shell takes it, in which a command goes on after a backslash. */
  private String endAsText() {
    return String.join(" ", end()).replace(" \\", " ").replaceAll(" +", " ");
  }

  private void assertIsAScreen() {
    assertThat(end()).hasSizeLessThanOrEqualTo(SummaryText.MOST_LINES);
    assertThat(end()).allMatch(line -> line.length() <= COLUMNS);
  }

  @Test
  void theEndIsAScreenWithAnswersFiguresAndTheNextCommand() {
    assertThat(run(TWO, "-f", "5")).isZero();

    assertIsAScreen();
    assertThat(end().stream().filter(line -> line.contains("(fastest)"))).hasSize(2);
    assertThat(endAsText())
        .contains("Still open: CpuBound (about ")
        .contains(
            "java -jar benchmarks.jar CpuBound -p workers=2 -w 300ms -r 300ms --until-decided")
        .doesNotContain("latencyMillis")
        .contains("All figures:", " tables ", file.toString())
        .containsOnlyOnce("Run 20261101T120000Z-");
  }

  @Test
  void theEndOfARaceIsAScreen() {
    assertThat(run(TWO, "-f", "6", "--until-decided")).isZero();

    assertIsAScreen();
    assertThat(endAsText()).contains(" decided by ", "Given up after 6 forks", " more, which");
    assertThat(end()).noneMatch(line -> line.contains("to decide it"));
  }

  @Test
  void withTheFileOfJmhItIsAScreen() {
    platform.forks =
        of -> {
          ForkOutcome.Success success = (ForkOutcome.Success) fork(of);
          return new ForkOutcome.Success(
              success.values(), List.of(), Optional.of(JmhResults.fork(of, 0.1, 0.1)));
        };
    String jmh = folder.resolve("jmh.json").toString();

    assertThat(run(TWO, "-f", "5", "-rff", jmh, "-rf", "json")).isZero();

    assertIsAScreen();
    assertThat(endAsText()).contains("JMH's own results are in " + jmh);
    assertThat(endAsText()).doesNotContain("-rff");
  }

  @Test
  void ofARunWithoutItsLastForksTheNextThingIsToGoOn() {
    assertThat(run(TWO, "--until-decided", "--budget", "170s")).isZero();

    assertIsAScreen();
    assertThat(endAsText()).contains("The budget is spent", "continue with --resume");
    assertThat(end()).noneMatch(line -> line.contains("to decide it"));
  }

  @Test
  void aShortRunNamesTheCommandThatWritesThePage() {
    assertThat(run(new String[] {"CpuBound", "-p", "mode=SEQUENTIAL"}, "-f", "1")).isZero();

    Path page = folder.resolve("report.html");
    assertThat(page).doesNotExist();
    assertThat(endAsText())
        .contains("java -jar benchmarks.jar report -o %s %s".formatted(page, file));
  }
}
