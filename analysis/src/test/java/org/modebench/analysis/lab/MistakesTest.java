package org.modebench.analysis.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.cells.Rows;
import org.modebench.analysis.lab.Mistake.State;
import org.modebench.analysis.report.Run;
import org.modebench.analysis.report.ServerRows;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.record.RunRecord;

class MistakesTest {
  private static Mistake mistake(List<Row> rows, String name, RunRecord... records) {
    Measurements measurements = Measurements.of(rows, Catalogue.STANDARD);
    return new Mistakes(rows, measurements, Arrays.asList(records), Words.in(Language.EN))
        .all().stream().filter(mistake -> mistake.name().equals(name)).findFirst().orElseThrow();
  }

  private static RunRecord record(String... arguments) {
    RunRecord record = RunRecord.of("r1");
    record.setArguments(List.of(arguments));
    record.setSeed(1);
    return record;
  }

  private static Run lab() {
    return Run.computing()
        .cell("SEQUENTIAL", 1, 0.05, 0.001)
        .cell("THREADS", 10, 0.03, 0.001)
        .and(ServerRows.lab(5));
  }

  /** Forks that warm up while measured. */
  private static Run unsteady() {
    Run run = Run.computing();
    for (int fork = 1; fork <= 5; fork++) {
      for (int iteration = 1; iteration <= 20; iteration++) {
        double noise = 1 + 0.001 * ((7 * fork + 13 * iteration) % 10);
        run.iteration("SEQUENTIAL", 1, fork, iteration, (iteration <= 5 ? 0.04 : 0.03) * noise);
      }
    }
    return run;
  }

  /** Who does what the sheet says, with the preset as it is, makes no mistake. */
  @Test
  void blamesNobodyForTheSheetOrThePreset() {
    List<Row> rows = lab().and(unsteady()).rows();

    assertThat(
            new Mistakes(
                    rows,
                    Measurements.of(rows, Catalogue.STANDARD),
                    List.of(record("lab")),
                    Words.in(Language.EN))
                .all())
        .extracting(Mistake::state)
        .doesNotContain(State.MADE, State.PARTLY);
    assertThat(mistake(rows, "closed-loop").state()).isEqualTo(State.GIVEN);
  }

  @Test
  void tellsAWarmUpThatWasChosenFromThatOfThePreset() {
    List<Row> rows = unsteady().rows();

    assertThat(mistake(rows, "warm-up", record("CpuBound")).state()).isEqualTo(State.GIVEN);
    assertThat(mistake(rows, "warm-up", record("-wi", "1")).state()).isEqualTo(State.PARTLY);
    assertThat(mistake(lab().rows(), "warm-up", record("-wi", "0")).state()).isEqualTo(State.MADE);
    assertThat(mistake(lab().rows(), "warm-up", record()).state()).isEqualTo(State.AVOIDED);
  }

  @Test
  void findsTooFewForks() {
    Run one = Run.computing().single("SEQUENTIAL", 1, 0.05);

    assertThat(mistake(one.rows(), "one-run").state()).isEqualTo(State.MADE);
    assertThat(mistake(lab().rows(), "one-run").state()).isEqualTo(State.AVOIDED);
    assertThat(mistake(ServerRows.lab(3), "one-run").state()).isEqualTo(State.PARTLY);
  }

  @Test
  void countsWhatIsOpenWhereNoWinnerIsNamed() {
    Run run =
        Run.computing()
            .cell("SEQUENTIAL", 1, 0.05, 0.001)
            .cell("THREADS", 2, 0.025, 0.001)
            .cell("PROCESS", 2, 0.0251, 0.2);

    assertThat(mistake(run.rows(), "winner").finding())
        .containsSubsequence("compared: 3", "open: 1");
  }

  @Test
  void admitsThatTheEventLoopHasAClientOfItsOwn() {
    Run run = Run.waiting().cell("THREADS", 10, 0.1, 0.001).cell("EVENT_LOOP", 10, 0.1, 0.001);

    assertThat(mistake(run.rows(), "two-things").state()).isEqualTo(State.GIVEN);
    assertThat(mistake(run.rows(), "sum").state()).isEqualTo(State.UNKNOWN);
    assertThat(mistake(lab().rows(), "two-things").state()).isEqualTo(State.AVOIDED);
  }

  @Test
  void admitsThatRunsFollowOneAnotherAndBlamesNobodyForIt() {
    assertThat(mistake(lab().rows(), "order-of-forks", record()).state()).isEqualTo(State.AVOIDED);
    assertThat(mistake(lab().rows(), "order-of-forks", record(), record()))
        .satisfies(
            given -> {
              assertThat(given.state()).isEqualTo(State.GIVEN);
              assertThat(given.finding()).contains("There are 2 runs");
            });
    assertThat(mistake(lab().rows(), "order-of-forks").state()).isEqualTo(State.UNKNOWN);
  }

  /** Half a percent of faults explain failures as much as ten. */
  @ParameterizedTest
  @CsvSource({"0, MADE", "0.5, AVOIDED", "10, AVOIDED"})
  void allowsTheFailuresThatWereAskedFor(String faults, State state) {
    Rows server = Rows.IO.benchmark("Server").params("faults=" + faults + ";loop=closed");

    assertThat(
            mistake(
                    List.of(
                        server.mode("PREFORK", 2).wall(1),
                        server.mode("PREFORK", 2).metric("failures", 5)),
                    "failed-answers")
                .state())
        .isEqualTo(state);
  }

  @Test
  void marksDoubt() {
    Run run = Run.computing().suspect("SEQUENTIAL", 1, 0.05, "the machine was busy");

    assertThat(mistake(run.rows(), "doubt").state()).isEqualTo(State.PARTLY);
  }
}
