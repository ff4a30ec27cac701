package org.modebench.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.says;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.ResultsFile;
import org.modebench.analysis.results.record.RecordedLook;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.RunState;
import org.modebench.cli.Launcher;
import org.modebench.fork.ForkOutcome;
import org.modebench.fork.Measured;
import org.modebench.plan.Case;
import org.modebench.plan.Schedule;
import org.modebench.store.RecordedPlan;

/** Runs that go on until their verdicts are decided, on a platform without forks. */
@Tag("any-jdk")
class RaceTest {
  private static final String ALONE = "CpuBound SEQUENTIAL workers=1";
  private static final String SLOW = "CpuBound THREADS workers=1";
  private static final String CLOSE = "CpuBound THREADS workers=2";

  private static final String[] RACE = {
    "CpuBound",
    "-p",
    "mode=SEQUENTIAL,THREADS",
    "-p",
    "workers=1,2",
    "-w",
    "300ms",
    "-r",
    "300ms",
    "--seed",
    "1",
    "--until-decided"
  };

  @TempDir Path folder;
  private final FakePlatform platform = new FakePlatform();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, Integer> measured = new HashMap<>();
  private Path file;

  /** How much forks differ, either way. */
  private double spread = 0.02;

  @BeforeEach
  void measure() {
    file = folder.resolve("results.csv");
    platform.forks = this::fork;
  }

  /** THREADS with one worker takes twice as long as the others, which are equal. */
  private ForkOutcome fork(Case of) {
    int number = measured.merge(of.label(), 1, Integer::sum);
    // Every other fork is slower, and the cases do not go together.
    boolean up = (number + (of.label().equals(CLOSE) ? number / 2 : 0)) % 2 == 0;
    double wall = (of.label().equals(SLOW) ? 0.2 : 0.1) * (up ? 1 + spread : 1);
    List<Measured> values = new ArrayList<>();
    for (int i = 1; i <= of.settings().iterations(); i++) {
      values.add(new Measured(i, "wall", wall, "s"));
    }
    return new ForkOutcome.Success(values, List.of(), Optional.empty());
  }

  private int run(String... words) {
    out.reset();
    err.reset();
    return new Launcher(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), platform)
        .run(with(words, "--output", file.toString()));
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  private RunRecord record() throws Exception {
    return EnvironmentFile.beside(file).records().get(0);
  }

  private long forks(String label) {
    return platform.events.stream().filter(label::equals).count();
  }

  @Test
  void decidedCasesGetNoMoreForks() throws Exception {
    assertThat(run(RACE)).isZero();

    assertThat(forks(SLOW)).isEqualTo(5);
    assertThat(forks(ALONE)).isGreaterThan(5).isLessThan(40).isEqualTo(forks(CLOSE));
    assertThat(record().state()).contains(RunState.COMPLETE);
    assertThat(record().forksDone()).hasValue(platform.events.size());
    assertThat(record().forksPlanned()).hasValue(platform.events.size());
    assertThat(ResultsFile.read(file).gaps()).isEmpty();
    assertThat(out.toString(UTF_8).lines())
        .anySatisfy(says("1 of 2 verdicts decided", "2 cases get more forks"))
        .anySatisfy(says("2 of 2 verdicts decided", platform.events.size() + " forks"))
        .anySatisfy(says(SLOW, "fork 5/5"))
        .noneMatch(line -> line.contains("Given up"));
  }

  /** Drift of the machine must not become a difference in later rounds either. */
  @Test
  void theOrderStaysThatOfTheSeed() throws Exception {
    run(RACE);

    List<List<Integer>> order = RecordedPlan.read(record()).order();
    List<List<Integer>> all = Schedule.of(3, order.size(), 1);
    for (int round = 0; round < order.size(); round++) {
      List<Integer> expected = all.get(round).stream().filter(order.get(round)::contains).toList();
      assertThat(order.get(round)).isEqualTo(expected).hasSize(round < 5 ? 3 : 2);
    }
    List<String> labels = RecordedPlan.read(record()).cases().stream().map(Case::label).toList();
    assertThat(platform.events)
        .isEqualTo(order.stream().flatMap(List::stream).map(labels::get).toList());
  }

  @Test
  void theRecordTellsWhyEachCaseGotItsForks() throws Exception {
    run(RACE);

    List<RecordedLook> looks = record().looks();
    assertThat(looks).hasSizeGreaterThan(1);
    RecordedLook first = looks.get(0);
    assertThat(first.round()).isEqualTo(5);
    assertThat(first.level()).isEqualTo(0.00625);
    assertThat(first.reasons().keySet()).containsExactly(ALONE, SLOW, CLOSE);
    assertThat(first.reasons().get(SLOW)).startsWith("no more forks after 5: worse than CpuBound");
    assertThat(List.of(first.reasons().get(ALONE), first.reasons().get(CLOSE)))
        .anySatisfy(says("more forks after 5", "the best"))
        .anySatisfy(says("more forks after 5", "may or may not", ALONE));
    RecordedLook last = looks.get(looks.size() - 1);
    assertThat(last.round()).isEqualTo(record().rounds().orElseThrow());
    assertThat(last.reasons().values())
        .allMatch(reason -> reason.startsWith("no more forks after "))
        .anyMatch(reason -> reason.contains("within 2 % of CpuBound"));
  }

  @Test
  void whatIsNotDecidedAtTheCapIsGivenUpAndNamed() throws Exception {
    spread = 0.2;

    assertThat(run(with(RACE, "-f", "8"))).isZero();

    assertThat(forks(SLOW)).isEqualTo(5);
    assertThat(forks(ALONE)).isEqualTo(8);
    assertThat(forks(CLOSE)).isEqualTo(8);
    assertThat(out.toString(UTF_8).lines())
        .anySatisfy(says("1 of 2 verdicts decided", "21 forks"))
        .anySatisfy(says("Given up after 8 forks"));
    assertThat(out.toString(UTF_8).replaceAll("\\s+", " "))
        .contains(CLOSE + " may or may not be as good as " + ALONE);
    assertThat(record().state()).contains(RunState.COMPLETE);
    assertThat(record().looks()).hasSize(2);
    assertThat(record().looks().get(1).reasons().values())
        .anySatisfy(says("given up after 8", "may or may not", ALONE));
  }

  /** The most forks that are asked for are the first look, too. */
  @Test
  void aRaceOfFiveForksIsJudgedOnce() throws Exception {
    assertThat(run(with(RACE, "-f", "5"))).isZero();

    assertThat(platform.events).hasSize(15);
    assertThat(record().looks())
        .singleElement()
        .satisfies(look -> assertThat(look.level()).isEqualTo(0.05));
  }

  /** What the kill of a runner leaves: everything up to the fork in flight. */
  private void killAtFork(int fork) {
    platform.forks =
        c -> {
          if (platform.events.size() == fork) {
            throw new Killed();
          }
          return fork(c);
        };
    assertThatThrownBy(() -> run(RACE)).isInstanceOf(Killed.class);
    platform.events.remove(fork - 1);
    platform.forks = this::fork;
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @Test
  void aKilledRaceGoesOnWithTheSamePlan() throws Exception {
    run(RACE);
    List<String> whole = List.copyOf(platform.events);
    List<RecordedLook> looks = record().looks();
    List<String> order = record().order();
    // The first look is after fork 15.
    for (int fork : new int[] {1, 7, 15, 16, 17, whole.size()}) {
      Files.delete(file);
      Files.delete(EnvironmentFile.besideOf(file));
      platform.events.clear();
      measured.clear();
      killAtFork(fork);

      assertThat(run("--resume")).isZero();

      assertThat(platform.events).as("killed at fork %d", fork).isEqualTo(whole);
      assertThat(record().looks()).isEqualTo(looks);
      assertThat(record().order()).isEqualTo(order);
      assertThat(record().state()).contains(RunState.COMPLETE);
      assertThat(record().forksDone()).hasValue(whole.size());
    }
  }

  /** Ending between the last fork of a round and the look after it loses nothing. */
  @Test
  void aRaceThatWasStoppedBeforeItsLastLookTakesIt() throws Exception {
    run(RACE);
    List<RecordedLook> looks = record().looks();
    RunRecord record = record();
    record.setState(RunState.RUNNING);
    JsonArray fewer = record.toJson().getAsJsonArray("looks");
    fewer.remove(looks.size() - 1);
    JsonObject json = record.toJson();
    json.add("looks", fewer);
    EnvironmentFile.beside(file).write(new RunRecord(record.run(), json));
    platform.events.clear();

    assertThat(run("--resume")).isZero();

    assertThat(platform.events).isEmpty();
    assertThat(record().looks()).isEqualTo(looks);
    assertThat(record().state()).contains(RunState.COMPLETE);
  }

  @Test
  void aBudgetEndsARaceAndTheNextGoesOn() throws Exception {
    spread = 0.04;
    assertThat(run(with(RACE, "--budget", "25s"))).isZero();

    assertThat(platform.millis).isLessThanOrEqualTo(25_000);
    assertThat(forks(CLOSE)).isGreaterThanOrEqualTo(5).isLessThan(18);
    assertThat(record().state()).contains(RunState.STOPPED);
    assertThat(out.toString(UTF_8).lines())
        .anySatisfy(says("budget", "--resume"))
        .anySatisfy(says("1 of 2 verdicts decided"))
        .anySatisfy(says("Not decided yet"))
        .anyMatch(line -> line.startsWith("  CpuBound") && line.contains("may or may not"));

    assertThat(run("--resume")).isZero();
    assertThat(record().state()).contains(RunState.COMPLETE);
    assertThat(forks(SLOW)).isEqualTo(5);
    assertThat(out.toString(UTF_8).lines()).anySatisfy(says("2 of 2 verdicts decided"));
  }

  @Test
  void aCaseThatFailsHoldsNothingUp() throws Exception {
    platform.forks = c -> c.label().equals(CLOSE) ? new ForkOutcome.Failure("It broke.") : fork(c);

    assertThat(run(RACE)).isEqualTo(1);

    assertThat(forks(CLOSE)).isEqualTo(1);
    assertThat(forks(ALONE)).isEqualTo(5);
    assertThat(out.toString(UTF_8).lines()).anySatisfy(says("1 of 1 verdict decided"));
    assertThat(record().looks().get(0).reasons().get(CLOSE)).contains("compared with no other");
  }

  @Test
  void aPlanTellsTheFirstRoundsAndTheMost() {
    assertThat(run(with(RACE, "--plan"))).isZero();

    assertThat(out.toString(UTF_8).lines())
        .anySatisfy(says("In all: 15 forks (3 cases × 5 rounds)"))
        .anySatisfy(says("not decided", "up to 40", "at most"));
    assertThat(platform.events).isEmpty();
  }

  /** What is alone in its workload needs no more forks than the preset gives it. */
  @ParameterizedTest
  @CsvSource({"quick, 5", "full, 10"})
  void thePresetSaysHowManyForksThereAreAtLeast(String preset, int forks) {
    assertThat(run("CpuBound", "-p", "mode=SEQUENTIAL", "--preset", preset, "--until-decided"))
        .isZero();

    assertThat(forks(ALONE)).isEqualTo(forks);
    assertThat(out.toString(UTF_8).lines()).anySatisfy(says("No verdict"));
  }

  /** Each with one sentence, exit status 2, and nothing written. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -f 4         | -f, at least 5, --until-decided, is 4
          --budget 20s | --budget, at least, 5 rounds, is 20 s
          """)
  void badInputIsOneSentence(String words, String facts) {
    assertThat(run(with(RACE, words.split(" ")))).isEqualTo(2);

    assertThat(err.toString(UTF_8).lines()).satisfiesExactly(says(facts.split(", ")));
    assertThat(folder).isEmptyDirectory();
    assertThat(platform.events).isEmpty();
  }
}
