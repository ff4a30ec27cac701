package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.findings.verification.ChildProcesses;
import org.modebench.analysis.findings.verification.Launcher;
import org.modebench.analysis.results.record.MeasuredCode;
import picocli.CommandLine;

class VerifyCommandTest {
  private static final double[] FAST = {0.1000, 0.1002, 0.0998, 0.1001, 0.0999};
  private static final double[] SLOW = {0.1100, 0.1102, 0.1098, 0.1101, 0.1099};
  private static final double[] NOISY = {0.08, 0.12, 0.1, 0.11, 0.09};

  @TempDir private Path folder;
  private Path file;
  private Path jar;
  private String version = "modebench 0.1.0 (commit abc123)\n";
  private final List<List<String>> commands = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeARun() throws IOException {
    file = folder.resolve("results.csv");
    jar = Files.writeString(folder.resolve("benchmarks.jar"), "");
    run("r1").cell("SEQUENTIAL", 1, FAST).cell("THREADS", 2, FAST).appendTo(file);
    record("COMPLETE", "\"CpuBound\", \"-f\", \"5\"", "\"seed\": 42");
  }

  private static RunFile run(String name) {
    return new RunFile(name);
  }

  private void record(String state, String arguments, String more) throws IOException {
    Files.writeString(
        folder.resolve("results.environment.json"),
        """
        {"runs": {"r1": {"state": "%s", "arguments": [%s], "commit": "abc123", "dirty": false,
          "rounds": 7, "runner": {"version": "%s"}, %s}}}
        """
            .formatted(state, arguments, System.getProperty("java.version"), more));
  }

  /** Runs the command; {@code jar} stands for what the jar does with the path of its results. */
  private int verify(ToIntFunction<Path> measure, String... options) {
    Launcher launcher =
        new Launcher() {
          @Override
          public String output(List<String> command) {
            commands.add(command);
            return version;
          }

          @Override
          public int run(List<String> command) {
            commands.add(command);
            return measure.applyAsInt(Path.of(command.get(command.indexOf("--output") + 1)));
          }
        };
    VerifyCommand verify =
        new VerifyCommand(
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            launcher,
            Path.of("benchmarks.jar"));
    List<String> words = new ArrayList<>(List.of(file.toString(), "--jar", jar.toString()));
    words.addAll(List.of(options));
    return new CommandLine(verify).execute(words.toArray(String[]::new));
  }

  private static ToIntFunction<Path> measuring(int status, RunFile repeated) {
    return target -> {
      repeated.appendTo(target);
      return status;
    };
  }

  private String out() {
    return text(out);
  }

  private String err() {
    return text(err);
  }

  private String text(ByteArrayOutputStream bytes) {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replace(System.lineSeparator(), "\n")
        .replace(folder + "/", "");
  }

  @Test
  void theSameNumbersAreReproduced() {
    int status =
        verify(measuring(0, run("r2").cell("SEQUENTIAL", 1, FAST).cell("THREADS", 2, FAST)));
    assertThat(status).isZero();
    assertThat(err())
        .satisfies(says("r1", "results.verify.csv", "\n", "Reproduced", "2 cells", "2", "5 %"));
    assertThat(out())
        .contains(
            """
            SEQUENTIAL
                1  1.000 [0.998, 1.002]  1.000  reproduced
            THREADS
                2  1.000 [0.998, 1.002]  1.000  reproduced
            """);
  }

  @Test
  void oneSlowerCellIsNotReproduced() {
    int status =
        verify(measuring(0, run("r2").cell("SEQUENTIAL", 1, FAST).cell("THREADS", 2, SLOW)));
    assertThat(status).isEqualTo(3);
    assertThat(out()).contains("    2  1.100 [1.098, 1.102]  <0.001  not reproduced\n");
    assertThat(err()).satisfies(says("Not reproduced", "2 cells", "1", "5 %"));
  }

  @Test
  void noiseIsNotDecidable() {
    int status =
        verify(measuring(0, run("r2").cell("SEQUENTIAL", 1, NOISY).cell("THREADS", 2, FAST)));
    assertThat(status).isZero();
    assertThat(out()).containsPattern("not decidable \\([0-9]+ more forks\\)\n");
    assertThat(err()).satisfies(says("Reproduced", "2 cells", "1", "5 %", "not decidable"));
  }

  @Test
  void nothingDecidableIsNotReproduced() {
    assertThat(verify(measuring(0, run("r2").cell("SEQUENTIAL", 1, 0.1).cell("THREADS", 2, 0.1))))
        .isEqualTo(3);
    assertThat(err()).satisfies(says("Not decidable", "2 cells", "are not decidable"));
  }

  /** One cell in three is too little to call the whole reproduced. */
  @Test
  void fewerThanHalfOfTheCellsAreNotDecidable() {
    run("r1").cell("PROCESS", 2, NOISY).appendTo(file);
    RunFile again =
        run("r2").cell("SEQUENTIAL", 1, NOISY).cell("THREADS", 2, FAST).cell("PROCESS", 2, NOISY);
    assertThat(verify(measuring(0, again))).isEqualTo(3);
    assertThat(err())
        .satisfies(says("Not decidable", "3 cells", "1", "5 %", "2", "are not decidable"));
  }

  @Test
  void theHelpNamesEveryExitStatus() {
    Launcher none = new ChildProcesses();
    String help =
        new CommandLine(
                new VerifyCommand(out, new PrintStream(err), none, Path.of("benchmarks.jar")))
            .getUsageMessage();
    assertThat(help)
        .contains("--threshold=P% ", "\n  0   reproduced: ", "\n  3   not reproduced: ")
        .doesNotContain("%%");
  }

  @Test
  void aMissingRecordIsSaidToBeMissing() throws IOException {
    Files.delete(folder.resolve("results.environment.json"));
    assertRefused("results.environment.json", "missing", "r1", "--against");
  }

  @Test
  void whatFailsOrIsNotMeasuredIsNotReproduced() {
    assertThat(verify(measuring(1, run("r2").failed("SEQUENTIAL", 1)))).isEqualTo(3);
    assertThat(out()).contains("not reproduced (failed)", "not reproduced (not measured)");
    assertThat(err()).satisfies(says("Not reproduced", "2 cells"));
  }

  @Test
  void suspectTimesDecideNothing() {
    assertThat(
            verify(measuring(0, run("r2").suspect("SEQUENTIAL", 1, SLOW).cell("THREADS", 2, FAST))))
        .isZero();
    assertThat(out()).contains("not decidable (SUSPECT)");
  }

  /** Cell by cell the times are the same; that the machine is not, is part of the verdict. */
  @Test
  void anotherMachineIsNamed() {
    assertThat(
            verify(
                measuring(
                    0,
                    run("r2").host("other").cell("SEQUENTIAL", 1, FAST).cell("THREADS", 2, FAST))))
        .isZero();
    assertThat(err())
        .satisfies(says("Reproduced", "another machine", "box → other", "2 cells", "5 %"));
  }

  @Test
  void theRecordedArgumentsAndSeedAreUsed() throws IOException {
    record(
        "COMPLETE",
        "\"CpuBound\", \"-p\", \"mode=THREADS\", \"--output=x.csv\", \"--resume\", \"--seed\", \"1\","
            + " \"-rf\", \"json\", \"-rff=a.json\", \"-o\", \"log\", \"--budget\", \"20m\"",
        "\"seed\": 42");
    verify(measuring(0, run("r2").cell("SEQUENTIAL", 1, FAST)));
    assertThat(commands.get(0)).endsWith("-jar", jar.toString(), "--version");
    assertThat(commands.get(1).subList(1, commands.get(1).size()))
        .containsExactly(
            "-jar",
            jar.toString(),
            "CpuBound",
            "-p",
            "mode=THREADS",
            "-f",
            "7",
            "--seed",
            "42",
            "--output",
            folder.resolve("results.verify.csv").toString());
  }

  /** How many forks decide is another number each time, and -f may be given already. */
  @Test
  void aRunUntilDecidedIsDecidedAgain() throws IOException {
    record(
        "COMPLETE",
        "\"CpuBound\", \"--until-decided\", \"-f\", \"20\", \"--budget\", \"20m\"",
        "\"seed\": 42");
    verify(measuring(0, run("r2").cell("SEQUENTIAL", 1, FAST)));
    assertThat(commands.get(1))
        .containsSubsequence("CpuBound", "--until-decided", "-f", "20", "--seed", "42")
        .containsOnlyOnce("-f")
        .doesNotContain("--budget");
  }

  @Test
  void noEarlierRepetitionIsTouched() throws IOException {
    Files.writeString(folder.resolve("results.verify.csv"), "of yesterday");
    verify(measuring(0, run("r2").cell("SEQUENTIAL", 1, FAST)));
    assertThat(folder.resolve("results.verify.csv")).hasContent("of yesterday");
    assertThat(folder.resolve("results.verify-2.csv")).exists();
  }

  @Test
  void anExistingRepetitionWillDo() {
    Path other = folder.resolve("other.csv");
    run("r2").cell("SEQUENTIAL", 1, FAST).cell("THREADS", 2, FAST).appendTo(other);
    assertThat(verify(target -> 9, "--against", other.toString())).isZero();
    assertThat(commands).isEmpty();
    assertThat(verify(target -> 9, "--against", file.toString())).isEqualTo(2);
    assertThat(err()).satisfies(says("results.csv", "1", "itself", "--against"));
  }

  @Test
  void aCopyIsNoRepetition() throws IOException {
    Path copy = Files.copy(file, folder.resolve("copy.csv"));
    assertThat(verify(target -> 9, "--against", copy.toString())).isEqualTo(2);
    assertThat(err())
        .satisfies(says("results.csv", "1", "copy.csv", "copies of the same run", "--against"));
  }

  /** In one sentence. */
  private void assertRefused(String... facts) {
    assertThat(verify(target -> 0)).isEqualTo(2);
    assertThat(err().lines()).satisfiesExactly(says(facts));
    assertThat(out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "modebench 0.1.0 (commit def456), commit def456",
    "modebench 0.1.0, commit (unknown)",
    "'', commit (unknown)"
  })
  void aJarOfAnotherCommitIsRefused(String prints, String commit) {
    version = prints;
    assertRefused("r1", "commit abc123", "benchmarks.jar", commit, "--jar");
  }

  @Test
  void aJarWithChangesIsRefused() {
    version = "modebench 0.1.0 (commit abc123, with changes)";
    assertRefused("r1", "exact copy of commit abc123", "benchmarks.jar", "changed");
  }

  private void measuredBy(String code) throws IOException {
    record(
        "COMPLETE", "\"CpuBound\", \"-f\", \"5\"", "\"seed\": 42, \"code\": {%s}".formatted(code));
  }

  private void writeJar(String... classes) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name : classes) {
        out.putNextEntry(new ZipEntry("org/modebench/" + name + ".class"));
        out.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private String digests() throws IOException {
    return MeasuredCode.of(jar).digests().entrySet().stream()
        .map(entry -> entry.getKey().replaceFirst("mode\\.", "") + "=" + entry.getValue())
        .collect(Collectors.joining(" ", "\"mode\": \"", "\""));
  }

  /** A commit that changes a table, say, measures as its parent does. */
  @Test
  void aJarOfALaterCommitThatMeasuresTheSameWillDo() throws IOException {
    version = "modebench 0.1.0 (commit def456)";
    writeJar("mode/Threads", "cli/Main");
    measuredBy(digests());
    writeJar("cli/Main", "cli/Other", "mode/Threads");

    assertThat(verify(measuring(0, run("r2").cell("SEQUENTIAL", 1, FAST).cell("THREADS", 2, FAST))))
        .isZero();
  }

  @Test
  void aJarThatMeasuresOtherwiseIsRefusedByTheNamesOfWhatDiffers() throws IOException {
    writeJar("mode/Threads", "mode/Loop$Inner");
    measuredBy(digests());
    writeJar("mode/Threads", "mode/Loop$Other", "task/New");

    assertRefused("r1", "benchmarks.jar", "mode.Loop", "task.New", "commit abc123", "--jar");
  }

  @Test
  void aJarThatIsNotThereIsRefused() throws IOException {
    Files.delete(jar);
    assertRefused("no jar benchmarks.jar", "--jar");
  }

  @ParameterizedTest
  @CsvSource({"2", "130", "0"})
  void aJarThatDoesNotMeasureIsSaid(int status) {
    assertThat(verify(target -> status)).isEqualTo(2);
    assertThat(err())
        .satisfies(says("repetition", "status " + status + " ", "no verdict", "benchmarks.jar"));
  }

  @Test
  void anUnfinishedRunIsRefused() throws IOException {
    record("INTERRUPTED", "", "\"seed\": 42");
    assertRefused("r1", "not complete (INTERRUPTED)", "--resume");
  }

  @Test
  void aRunWithoutSeedIsRefused() throws IOException {
    record("COMPLETE", "", "\"notes\": []");
    assertRefused("r1", "no seed", "--against");
  }

  @Test
  void anotherJavaIsRefusedUnlessAskedFor() throws IOException {
    record("COMPLETE", "", "\"seed\": 42, \"runner\": {\"version\": \"8.0\"}");
    assertRefused(
        "r1", "Java 8.0", "Java " + System.getProperty("java.version") + ";", "--any-java");
    assertThat(
            verify(
                measuring(0, run("r2").cell("SEQUENTIAL", 1, FAST).cell("THREADS", 2, FAST)),
                "--any-java"))
        .isZero();
  }

  @Test
  void aRunThatIsNotOnRecordIsRefused() throws IOException {
    Files.writeString(folder.resolve("results.environment.json"), "{\"runs\": {}}");
    assertRefused("results.environment.json", "no record", "r1", "--against");
  }
}
