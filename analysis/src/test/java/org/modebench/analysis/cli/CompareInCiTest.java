package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.Status;
import org.w3c.dom.Element;
import picocli.CommandLine;

/** What a comparison leaves for servers of continuous integration. */
class CompareInCiTest {
  private static final double[] SHORT = {1.00, 1.01, 0.99, 1.005, 0.995};
  private static final double[] LONG = {2.00, 2.02, 1.98, 2.01, 1.99};

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path old = Path.of("");
  private Path now = Path.of("");

  @BeforeEach
  void twoRuns() {
    old = run("old", SHORT);
    now = run("new", LONG);
  }

  private Path run(String name, double[] ofThreads) {
    Path file = folder.resolve(name + ".csv");
    new RunFile(name)
        .cell("wall", "s", Status.VALID, "", "SEQUENTIAL", 1, SHORT)
        .cell("wall", "s", Status.VALID, "", "THREADS", 2, ofThreads)
        .cell("wall", "s", Status.SUSPECT, "a \u001b[31m <reason> & more", "THREAD_POOL", 2, SHORT)
        .appendTo(file);
    return file;
  }

  private int compare(Map<String, String> environment, String... more) {
    PrintStream sentences = new ErrorStream(new PrintStream(err, true, StandardCharsets.UTF_8));
    CommandLine line =
        new CommandLine(CommandLine.Model.CommandSpec.create().name("jar"))
            .addSubcommand(new CompareCommand(out, sentences, environment));
    List<String> words = new ArrayList<>(List.of("compare", old.toString(), now.toString()));
    words.addAll(List.of(more));
    return new CommandRunner(line, out, sentences).run(words.toArray(String[]::new));
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aStepOfGitHubGetsASummaryAndAnAnnotationForEachRegression() throws Exception {
    Path summary = Files.writeString(folder.resolve("summary.md"), "Before.\n");
    int status =
        compare(
            Map.of("GITHUB_STEP_SUMMARY", summary.toString()),
            "--github",
            "--fail-on-regression",
            "5%");

    assertThat(status).isEqualTo(3);
    assertThat(summary)
        .content(StandardCharsets.UTF_8)
        .startsWith("Before.\n1 cell is worse by more than 5 % or failed: ")
        .contains("| THREADS | 2 |", "slower");
    assertThat(err().lines().filter(line -> line.startsWith("::")))
        .singleElement()
        .asString()
        .startsWith("::error title=Performance::")
        .contains("THREADS 2: worse by more than 5 %25: new / old 2.000 [");
  }

  @Test
  void withoutAGateThereIsASummaryAndNothingElse() {
    Path summary = folder.resolve("summary.md");
    assertThat(compare(Map.of("GITHUB_STEP_SUMMARY", summary.toString()), "--github")).isZero();
    assertThat(summary).content(StandardCharsets.UTF_8).contains("| THREADS | 2 |");
    assertThat(err()).doesNotContain("::");
  }

  @Test
  void aSummaryThatGitHubWouldDropIsKeptShort() throws Exception {
    Path summary = folder.resolve("summary.md");
    Files.write(summary, new byte[(1 << 20) - 100]);
    compare(
        Map.of("GITHUB_STEP_SUMMARY", summary.toString()),
        "--github",
        "--fail-on-regression",
        "5%");
    assertThat(Files.readString(summary))
        .contains("1 cell is worse by more than 5 %", "too large")
        .doesNotContain("| THREADS |");
  }

  @Test
  void outsideOfAStepNothingIsDone() {
    assertThat(compare(Map.of(), "--github")).isEqualTo(2);
    assertThat(err()).contains("GITHUB_STEP_SUMMARY");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aSummaryThatCannotBeWrittenIsSaid() {
    assertThat(compare(Map.of("GITHUB_STEP_SUMMARY", folder.toString()), "--github")).isEqualTo(2);
    assertThat(err()).contains(folder.toString());
  }

  @Test
  void otherServersReadJUnitXml() throws Exception {
    Path file = folder.resolve("gate.xml");
    assertThat(compare(Map.of(), "--fail-on-regression", "5%", "--junit", file.toString()))
        .isEqualTo(3);

    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement();
    assertThat(List.of("tests", "failures", "skipped"))
        .extracting(suite::getAttribute)
        .containsExactly("3", "1", "1");
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("THREADS 2");
    assertThat(failure.getAttribute("message")).contains("worse by more than 5 %", "2.000 [");
    Element skipped = (Element) suite.getElementsByTagName("skipped").item(0);
    assertThat(skipped.getAttribute("message")).contains("SUSPECT");
  }

  @Test
  void testsNeedAGate() {
    assertThat(compare(Map.of(), "--junit", folder.resolve("gate.xml").toString())).isEqualTo(2);
    assertThat(err()).contains("--fail-on-regression");
  }
}
