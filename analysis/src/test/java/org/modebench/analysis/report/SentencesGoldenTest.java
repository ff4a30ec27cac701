package org.modebench.analysis.report;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.breakeven.Costly;
import org.modebench.analysis.findings.breakeven.Sweep;
import org.modebench.analysis.prose.Answer;
import org.modebench.analysis.prose.Sentence;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.text.GoldenFile;

/** The wording of the report; that its sentences are right is for other tests to show. */
class SentencesGoldenTest {
  private final StringBuilder text = new StringBuilder();

  @Test
  void everySentenceIsInTheGoldenFile() throws Exception {
    add("A clear winner", clear().rows());
    add("Much that is open", open().rows());
    add("Failed, suspect and too few", incomplete().rows());
    add("Servers", ServerRows.lab(5));
    add("Servers with one fork", ServerRows.lab(1));
    addBreakEvens();
    GoldenFile.assertMatches(SentencesGoldenTest.class, "sentences.txt", text.toString());
  }

  private static Run clear() {
    return Run.computing()
        .cell("SEQUENTIAL", 1, 0.050, 0.002)
        .cell("THREADS", 2, 0.0253, 0.002)
        .cell("THREAD_POOL", 2, 0.025, 0.002)
        .cell("PROCESS", 2, 0.060, 0.002)
        .cell("GIL_THREADS", 2, 0.050, 0.002)
        .memory("THREAD_POOL", 2, 70e6)
        .memory("PROCESS", 2, 140e6)
        .and(Run.waiting().cell("SEQUENTIAL", 1, 1, 0.001).cell("EVENT_LOOP", 10, 0.104, 0.001));
  }

  private static Run open() {
    return Run.waiting()
        .cell("SEQUENTIAL", 1, 1, 0.3)
        .cell("THREADS", 10, 0.9, 0.3)
        .cell("PROCESS", 10, 0.95, 0.3);
  }

  private static Run incomplete() {
    return Run.computing()
        .failed("SEQUENTIAL", 1, "wrong checksum")
        .cell("THREADS", 2, 0.025, 0.001)
        .single("FORK_JOIN", 2, 0.024)
        .suspect("PROCESS", 2, 0.05, "the machine was busy");
  }

  private void add(String title, List<Row> rows) {
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    Findings findings = Findings.of(measurements);
    line("# " + title);
    for (Answer answer : findings.answers(measurements)) {
      line("## " + answer.subject());
      line(answer.headline());
      answer.evidence().forEach(this::line);
      answer.warnings().forEach(warning -> line("! " + warning));
    }
    line("");
  }

  private void addBreakEvens() {
    line("# Break-even");
    add(x -> 100 + x / 2);
    add(x -> x / 2);
    add(x -> x / 2 + x * x / 400);
    add(x -> x == 1000 ? x : x + 10);
    add(x -> 2 * x);
  }

  private void add(DoubleUnaryOperator millis) {
    Sweep sweep =
        new Costly(8, 0, 1, new double[] {10, 100, 1000})
            .mode("SEQUENTIAL", 1, x -> x / 1e3)
            .mode("PROCESS", 2, x -> millis.applyAsDouble(x) / 1e3)
            .sweep();
    line(new Sentence(sweep.parameter(), sweep.breakEvens(0.95).get(0)).text());
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
