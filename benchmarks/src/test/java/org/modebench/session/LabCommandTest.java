package org.modebench.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.cli.CommandRunner;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.cli.LabCommand;
import org.modebench.fork.ForkJvm;
import org.modebench.fork.ForkOutcome;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The lab on a platform without forks. */
@Tag("any-jdk")
class LabCommandTest {
  @TempDir Path folder;
  private final FakePlatform platform = new FakePlatform();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    PrintStream said = new PrintStream(out, true, UTF_8);
    PrintStream complained = new PrintStream(err, true, UTF_8);
    CommandLine line = new CommandLine(CommandSpec.create().name("benchmarks.jar"));
    line.addSubcommand(new LabCommand(said, complained, platform, folder.resolve("no.jar")));
    return new CommandRunner(line, said, complained).run(words);
  }

  private String results() {
    return folder.resolve("lab.csv").toString();
  }

  /** Six batches and sixteen servers; a lesson has little more than 18 minutes. */
  @Test
  void takesAtMostEighteenMinutesOnTwoCores() {
    assertThat(run("lab", "--plan", "--output", results())).isZero();

    Matcher plan =
        Pattern.compile("110 forks \\(22 cases × 5 rounds\\), about (\\d+) min")
            .matcher(out.toString(UTF_8));
    assertThat(plan.find()).as(out.toString(UTF_8)).isTrue();
    assertThat(Integer.parseInt(plan.group(1))).isBetween(10, 17);
    assertThat(folder).isEmptyDirectory();
  }

  /** Also where the forks' Java has virtual threads. */
  @ParameterizedTest
  @CsvSource({"web,17", "sync,17", "threads,17", "web,25", "sync,25", "threads,25"})
  void goesThroughALectureInAtMostThirtyMinutesOnTwoCores(String lecture, int java) {
    platform.jvm = new ForkJvm("java", java, java + ".0.1", "vendor", "vm", List.of());

    assertThat(run("lab", "--lecture", lecture, "--plan", "--output", results())).isZero();

    Matcher plan = Pattern.compile("× 5 rounds\\), about (\\d+) min").matcher(out.toString(UTF_8));
    assertThat(plan.find()).as(out.toString(UTF_8)).isTrue();
    assertThat(Integer.parseInt(plan.group(1))).isBetween(10, 29);
  }

  /** Each side of each claim is among the rows: nothing that the page asks for is left out. */
  @ParameterizedTest
  @ValueSource(strings = {"web", "sync", "threads"})
  void measuresEverySubjectOfALecture(String lecture) throws Exception {
    assertThat(run("lab", "--lecture", lecture, "--output", results())).isZero();

    assertThat(folder.resolve("lab.html"))
        .content()
        .contains("Measured by:")
        .doesNotContain("Not measured, or not completely");
  }

  @Test
  void measuresWithTheJavaThatIsAskedFor() {
    assertThat(run("lab", "-jvm", "25", "--plan", "--output", results())).isZero();

    assertThat(platform.askedJvm).isEqualTo("25");
  }

  @Test
  void refusesALectureThatThereIsNot() {
    assertThat(run("lab", "--lecture", "thread", "--output", results())).isEqualTo(2);

    assertThat(platform.events).isEmpty();
    assertThat(err.toString(UTF_8)).contains("--lecture", "Did you mean threads?");
  }

  @Test
  void measuresEveryTaskAndWritesTheReportAlsoOfARunThatGoesOn() throws Exception {
    assertThat(run("lab", "--output", results(), "--lang", "ru", "--author", "Анна")).isZero();

    assertThat(ResultsFile.read(Path.of(results())).rows().heads())
        .extracting(row -> row.benchmark() + " " + row.mode() + " " + row.workers())
        .contains(
            "IoBound SEQUENTIAL 1",
            "IoBound THREADS 10",
            "IoBound PROCESS 10",
            "CpuBound SEQUENTIAL 1",
            "CpuBound THREADS 10",
            "CpuBound PROCESS 10",
            "Server SYNC_WORKER 1",
            "Server EVENT_LOOP 1",
            "Server EVENT_LOOP_BLOCKED 1");
    assertThat(Files.readString(folder.resolve("lab.html")))
        .contains("Анна", "Задание 9.")
        .as("no task is missing")
        .doesNotContain("java -jar");

    // A run that was cut short is gone on with, and then reported.
    Path record = folder.resolve("lab.environment.json");
    Files.writeString(record, Files.readString(record).replace("\"COMPLETE\"", "\"INTERRUPTED\""));
    Files.delete(folder.resolve("lab.html"));
    int before = platform.events.size();

    assertThat(run("lab", "--resume", "--output", results())).isZero();

    assertThat(platform.events).hasSizeLessThan(before + 110);
    assertThat(folder.resolve("lab.html")).exists();
  }

  @Test
  void reportsWhatItCouldMeasure() {
    platform.forks =
        of ->
            of.mode().equals("PROCESS")
                ? new ForkOutcome.Failure("no more processes")
                : FakePlatform.success(of);

    assertThat(run("lab", "--output", results())).isEqualTo(1);

    assertThat(folder.resolve("lab.html")).content().contains("no more processes");
  }

  /** Before the run, not after it. */
  @Test
  void refusesAPredictionThatCannotBeMarked() {
    assertThat(run("lab", "--output", results(), "--predict", "8=2x")).isEqualTo(2);

    assertThat(platform.events).isEmpty();
    assertThat(err.toString(UTF_8)).contains("--predict", "8=2x");
  }
}
