package org.modebench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.arguments.Arguments;
import org.modebench.store.HostFacts;
import org.openjdk.jmh.runner.options.CommandLineOptions;

@Tag("any-jdk")
class SweepTest {
  private static List<Case> cases(String... words) throws Exception {
    Arguments arguments = Arguments.parse(words);
    List<BenchmarkMethod> chosen =
        Sweep.of(
            arguments.sweeps(),
            Benchmarks.chosen(arguments.jmh().getIncludes(), List.of()),
            !arguments.jmh().getIncludes().isEmpty());
    return new Planner(
            chosen, arguments.params(), arguments.sweeps(), arguments.preset(), arguments.jmh(), 25)
        .cases();
  }

  private static Set<String> values(List<Case> cases, String param) {
    return cases.stream().map(c -> c.params().get(param)).collect(Collectors.toSet());
  }

  @Test
  void aSweepMeasuresItsBenchmarkAtItsSizes() throws Exception {
    List<Case> cases = cases("--sweep", "limit");
    assertThat(cases).isNotEmpty().allMatch(c -> c.benchmark().equals("CpuBound"));
    assertThat(values(cases, "limit")).hasSizeGreaterThan(4).contains("1000", "5000000");
    assertThat(values(cases, "mode")).hasSize(9);
    String cores = Integer.toString(Math.max(2, HostFacts.cores()));
    assertThat(values(cases, "workers")).containsExactlyInAnyOrder("1", cores);
  }

  @Test
  void theSweepOfLatenciesIsOfCallsThatWait() throws Exception {
    List<Case> cases = cases("--sweep", "LATENCY", "-p", "mode=THREADS");
    assertThat(cases).isNotEmpty().allMatch(c -> c.benchmark().equals("IoBound"));
    assertThat(values(cases, "latencyMillis")).hasSizeGreaterThan(4).contains("1", "100");
    assertThat(values(cases, "workers")).containsExactlyInAnyOrder("1", "10");
    assertThat(values(cases, "mode")).containsExactlyInAnyOrder("SEQUENTIAL", "THREADS");
  }

  @ParameterizedTest
  @CsvSource({"--sweep", "--sweep all", "--sweep=all", "--sweep --preset quick"})
  void withoutANameBothAreMeasured(String words) throws Exception {
    List<Case> cases = cases(words.split(" "));
    assertThat(cases.stream().map(Case::benchmark).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("CpuBound", "IoBound");
    assertThat(cases).extracting(Case::label).doesNotHaveDuplicates();
  }

  @Test
  void workersOfTheCommandLineWin() throws Exception {
    List<Case> cases = cases("--sweep", "limit", "-p", "workers=3", "-p", "mode=THREADS");
    assertThat(values(cases, "workers")).containsExactlyInAnyOrder("1", "3");
  }

  /** Twenty minutes of forks would be no first look. */
  @Test
  void aQuickSweepTakesAtMostTenMinutes() throws Exception {
    List<Case> cases = cases("--sweep", "--preset", "quick");
    CostModel model = new CostModel(Machine.assumed(2));
    double seconds =
        PlannedRun.onceSeconds(cases) + Preset.QUICK.rounds(5) * model.roundSeconds(cases);
    assertThat(seconds).isLessThan(600);
  }

  @Test
  void timesOfTheCommandLineWin() throws Exception {
    Settings settings = cases("--sweep", "limit", "-r", "2s", "-f", "2").get(0).settings();
    assertThat(settings.iterationNanos()).isEqualTo(2_000_000_000L);
    assertThat(settings.steadyNanos() + settings.warmupNanos()).isEqualTo(200_000_000L);
  }

  @Test
  void otherBenchmarksThatAreNamedKeepTheirOwnSizes() throws Exception {
    List<Case> cases = cases("CpuBound|Baseline", "--sweep", "limit", "-p", "mode=SEQUENTIAL");
    assertThat(cases).filteredOn(c -> c.benchmark().equals("Baseline")).hasSize(1);
    assertThat(cases).filteredOn(c -> c.benchmark().equals("CpuBound")).hasSizeGreaterThan(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --sweep size                    | --sweep must be limit, latency or all, but is "size".
          --sweep -f 2                    | --sweep must be limit, latency or all, but is "-f".
          --sweep limit -p limit=5        | --sweep and -p limit both set the values of limit; give only one of them.
          --sweep -p latencyMillis=5      | --sweep and -p latencyMillis both set the values of latencyMillis; give only one of them.
          IoBound --sweep limit           | --sweep limit needs CpuBound, which is not among the selected benchmarks; select it too, or name no benchmark.
          """)
  void whatCannotBeHonouredIsRefusedWithASentence(String words, String sentence) {
    assertThatThrownBy(() -> cases(words.split(" ")))
        .isInstanceOf(UsageException.class)
        .hasMessage(sentence);
  }

  @Test
  void aLimitOfItsOwnGoesWithASweepOfLatencies() throws Exception {
    assertThat(values(cases("CpuBound|IoBound", "--sweep", "latency", "-p", "limit=7"), "limit"))
        .contains("7");
  }

  @Test
  void withoutASweepNothingChanges() throws Exception {
    List<BenchmarkMethod> chosen = Benchmarks.chosen(List.of(), List.of());
    assertThat(Sweep.of(Set.of(), chosen, false)).isEqualTo(chosen);
    Planner planner =
        new Planner(chosen, Map.of(), Set.of(), Preset.QUICK, new CommandLineOptions(), 25);
    assertThat(planner.cases())
        .filteredOn(c -> c.benchmark().equals("CpuBound") && c.mode().equals("THREADS"))
        .hasSize(1);
  }
}
