package org.modebench.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.findings.breakeven.Outcome;
import org.modebench.analysis.findings.scaling.LawForm;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Verdict;

/** Recorded and simulated runs of which the truth is known: what must not be claimed of them. */
class ClaimsTest {
  private static List<CSVRecord> csv(String command, String file)
      throws IOException, URISyntaxException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path path =
        Path.of(Objects.requireNonNull(ClaimsTest.class.getResource("statistics/" + file)).toURI());
    String[] words = {command, path.toString(), "--format", "csv"};
    assertThat(Main.run(words, out, new PrintStream(System.err, true, StandardCharsets.UTF_8)))
        .isZero();
    try (CSVParser parser =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(out.toString(StandardCharsets.UTF_8)))) {
      return parser.getRecords();
    }
  }

  /**
   * The SPEC SDM91 data of N. J. Gunther, Guerrilla Capacity Planning, Springer 2007, table 5.1:
   * Amdahl's law has the least AICc and is off by 28 %, the Universal Scalability Law by 9 %.
   */
  @Test
  void aLawIsChosenAmongThoseThatDescribeTheData() throws Exception {
    assertThat(csv("fit", "specsdm91-1.csv"))
        .filteredOn(line -> line.get("chosen").equals("true"))
        .extracting(line -> line.get("law"))
        .isNotEmpty()
        .containsOnly(LawForm.UNIVERSAL_SCALABILITY.title());
  }

  /** Every mode is 1.9 % faster than SEQUENTIAL at every size: no size shows more than 2 %. */
  @Test
  void noModeWinsByLessThanTheThreshold() throws Exception {
    assertThat(csv("breakeven", "breakeven-true-1.9-percent.csv"))
        .isNotEmpty()
        .allSatisfy(
            pair ->
                assertThat(pair.get("outcome"))
                    .isEqualTo(
                        (pair.get("against").equals(CellKey.BASELINE.mode())
                                ? Outcome.OPEN
                                : Outcome.SAME)
                            .name()));
  }

  /** Equal modes with two states each, of which three forks may all show the same one. */
  @Test
  void threeForksShowNoDifference() throws Exception {
    assertThat(csv("differences", "equal-code-bimodal-3-forks.csv"))
        .isNotEmpty()
        .allSatisfy(
            pair -> {
              assertThat(pair.get("verdict")).isEqualTo(Verdict.UNDECIDED.name());
              assertThat(Integer.parseInt(pair.get("more_forks"))).isEqualTo(2);
            });
  }

  /**
   * A run at a load average of 11 on two cores, whose runner called every row VALID: forks took up
   * to 15 times as long as they computed.
   */
  @Test
  void workThatWasKeptOffTheCpuIsSuspectHoweverItWasWritten() throws Exception {
    assertThat(csv("tables", "load-average-11-all-valid.csv"))
        .hasSize(9)
        .allSatisfy(cell -> assertThat(cell.get("status")).isEqualTo(Status.SUSPECT.name()));
  }
}
