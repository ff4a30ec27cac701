package org.modebench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.catalogue.Better;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.Status;

/**
 * The worked example of a class that is compiled against the jar, from its source to the report.
 */
@Tag("any-jdk")
class UserWorkloadIT {
  private static final Path EXAMPLES = Path.of("../docs/extending");

  @TempDir private Path folder;

  @Test
  void aClassOfAUsersOwnIsMeasuredAndReported() throws Exception {
    Jar jar = Jar.with(folder, EXAMPLES.resolve("SortingBenchmark.java"));

    Jar.Ended run =
        jar.run(
            ("Sorting -foe true -f 2 -wi 0 -i 1 -r 10ms -p mode=PROCESS_POOL -p workers=2"
                    + " -p length=1000")
                .split(" "));

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    Path file = jar.file("runs/results.csv");
    assertThat(ResultsFile.read(file).rows())
        .filteredOn(row -> row.metric().equals("comparisons"))
        .hasSize(2 * 2)
        .allMatch(row -> row.status() != Status.FAILED && row.value() >= 999)
        .extracting(Row::mode)
        .containsOnly("SHUFFLED", "SORTED");
    Workload recorded =
        EnvironmentFile.beside(file).records().get(0).catalogue().workload("Sorting");
    assertThat(recorded.axis().name()).isEqualTo("order");
    assertThat(recorded.metric("comparisons", "1").better()).contains(Better.LOWER);

    assertThat(jar.run("tables").out())
        .contains("Sorting, 10 calls", "length=1000", "comparisons of a sort")
        .containsPattern("SORTED, 2 workers\\n.* 999 ");
    assertThat(jar.run("differences", "--metric", "comparisons").out())
        .contains("Sorting, 10 calls, length=1000, mode=PROCESS_POOL")
        .containsPattern("(?s)\\bSORTED.* 999\\.0 .*best.*\\bSHUFFLED");
    assertThat(jar.run("report", "-o", "report.html", "--plots", "plots").out().lines())
        .anySatisfy(says("report.html", "plots"));
    assertThat(Files.readString(jar.file("report.html")))
        .contains("Sorting", "comparisons of a sort");
    assertThat(jar.file("plots")).isDirectoryContaining("glob:**/sorting-*.svg");
  }

  /** It has no batch state, and opens a runner itself. */
  @Test
  void aClassThatOpensARunnerIsMeasuredInTheModesThatItNames() throws Exception {
    Jar jar = Jar.with(folder, EXAMPLES.resolve("DigestBenchmark.java"));

    Jar.Ended run = jar.run("Digest -foe true -f 1 -wi 0 -i 1 -r 10ms".split(" "));

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(ResultsFile.read(jar.file("runs/results.csv")).rows())
        .filteredOn(row -> row.metric().equals("wall"))
        .allMatch(row -> row.status() != Status.FAILED && row.workers() == 2 && row.calls() == 10)
        .extracting(Row::mode)
        .containsExactlyInAnyOrder("THREADS", "THREAD_POOL");
  }
}
