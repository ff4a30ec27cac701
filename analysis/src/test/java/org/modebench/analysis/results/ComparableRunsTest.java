package org.modebench.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.results.AttemptsTest.fork;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.analysis.results.record.CaseSettings;
import org.modebench.analysis.results.record.JvmFacts;
import org.modebench.analysis.results.record.MachineFacts;
import org.modebench.analysis.results.record.MachineNoise;
import org.modebench.analysis.results.record.MeasuredCode;
import org.modebench.analysis.results.record.RecordedCase;
import org.modebench.analysis.results.record.RunRecord;

class ComparableRunsTest {
  private final Map<String, RunRecord> records = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  /** Two forks of a run that measured what all do. */
  private RunRecord run(String run) {
    int second = rows.size() * 100;
    rows.addAll(fork(run, 1, second, Status.VALID));
    rows.addAll(fork(run, 2, second + 10, Status.VALID));
    RunRecord record = AttemptsTest.record(run);
    record.setCode("abc", false, MeasuredCode.UNKNOWN);
    record.setHost(host("vm", run));
    record.setForks(new JvmFacts("17", "vendor", "vm", List.of(), Map.of(), Map.of()));
    records.put(run, record);
    return record;
  }

  /** What changes from one moment to the next does not make another machine. */
  private static MachineFacts host(String name, String load) {
    return host(name, load, Map.of());
  }

  private static MachineFacts host(String name, String load, Map<String, String> details) {
    return new MachineFacts(name, 2, "cpu", "", "", "Linux", "6", load, "16 GB", load, details);
  }

  private ComparableRuns comparable() {
    return ComparableRuns.ofSamePlan(Results.of(rows, List.of("A warning."), records, Map.of()));
  }

  @Test
  void forksOfComparableRunsAreOneSample() {
    run("r1");
    run("r2");
    run("r3");

    Results together = comparable().together();

    assertThat(comparable().leftOut()).isEmpty();
    assertThat(together.runs()).containsExactly("r1 + r2 + r3");
    assertThat(together.rows()).hasSize(rows.size());
    assertThat(together.rows().stream().map(Row::fork).distinct())
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(together.warnings()).containsExactly("A warning.");
    assertThat(together.record("r1 + r2 + r3").orElseThrow().run()).isEqualTo("r3");
  }

  @Test
  void coursesAreNumberedAsTheForksAre() {
    run("r1");
    run("r2");
    CaseKey of = new CaseKey("CpuBound", "THREADS", 2, 10, "");
    Results apart =
        Results.of(rows, List.of(), records, Map.of())
            .with(
                run ->
                    new ForkCourses(
                        Map.of(
                            new ForkKey(of, 2),
                            List.of(new ForkCourses.Bin(1, 0, 1, run.equals("r1") ? 0.1 : 0.2))),
                        List.of("A line of " + run + " is left out.")));
    Results together = ComparableRuns.ofSamePlan(apart).together();
    assertThat(together.courses("r1 + r2").remarks()).hasSize(2);
    assertThat(together.courses("r1 + r2").byFork())
        .containsOnly(
            Map.entry(new ForkKey(of, 2), List.of(new ForkCourses.Bin(1, 0, 1, 0.1))),
            Map.entry(new ForkKey(of, 4), List.of(new ForkCourses.Bin(1, 0, 1, 0.2))));
  }

  /** Two machines of one name and model are two; what an older version did not record is open. */
  @Test
  void detailsTellMachinesApart() {
    run("r1").setHost(host("vm", "r1", Map.of("CPU microcode", "1")));
    run("r2").setHost(host("vm", "r2", Map.of("CPU microcode", "2")));
    run("r3").setHost(host("vm", "r3", Map.of()));
    run("r4").setHost(host("vm", "r4", Map.of("CPU microcode", "2", "CPU caches", "1 MB")));

    assertThat(comparable().leftOut()).containsOnlyKeys("r1");
  }

  /** A disturbed measurement says nothing where another one of the run is sound. */
  @Test
  void theSpeedOfTheMachineTellsMachinesApart() {
    run("slower").add(new MachineNoise(26, 1.1, 90));
    run("older");
    RunRecord disturbed = run("disturbed");
    disturbed.add(new MachineNoise(31, 3.1, 900));
    disturbed.add(new MachineNoise(19.9, 1.1, 90));
    run("newest").add(new MachineNoise(18.8, 1.1, 90));

    assertThat(comparable().leftOut()).isEqualTo(Map.of("slower", "a machine of another speed"));
  }

  @Test
  void oneRunStaysAsItIs() {
    run("r1");

    assertThat(comparable().together().rows()).isEqualTo(rows);
    assertThat(comparable().together().runs()).containsExactly("r1");
  }

  @Test
  void whatDiffersInPlanJvmBuildOrMachineIsLeftOut() {
    run("plan")
        .setPlan(
            List.of(
                new RecordedCase(
                    "m", "CpuBound", Map.of(), new CaseSettings(0, 0, 0, 9, 0, 0), false, "")),
            1,
            1,
            List.of("0"));
    run("jvm").setForks(new JvmFacts("21", "vendor", "vm", List.of(), Map.of(), Map.of()));
    run("build").setCode("def", false, MeasuredCode.UNKNOWN);
    run("changed").setCode("abc", true, MeasuredCode.UNKNOWN);
    run("machine").setHost(host("other", ""));
    run("servers").setServerHost(elsewhere(), 0.001);
    run("unknown");
    records.remove("unknown");
    run("same");
    run("newest");

    assertThat(comparable().runs()).containsExactly("same", "newest");
    assertThat(comparable().leftOut())
        .isEqualTo(
            Map.of(
                "plan", "another plan",
                "jvm", "another JVM",
                "build", "another build",
                "changed", "another build",
                "machine", "another machine",
                "servers", "another machine of the servers",
                "unknown", "not on record"));
  }

  private static JsonObject elsewhere() {
    JsonObject about = new JsonObject();
    about.addProperty("name", "of the servers");
    return about;
  }

  @Test
  void runsWithServersOnOneMachineAreComparableHoweverLongTheWay() {
    run("near").setServerHost(elsewhere(), 0.001);
    run("far").setServerHost(elsewhere(), 0.002);

    assertThat(comparable().runs()).containsExactly("near", "far");
  }

  /** Two jars of one commit may differ; the same code is the same, whatever was not committed. */
  @Test
  void whatMeasuresTellsBuildsApart() {
    run("other").setCode("abc", true, code("1111"));
    run("same").setCode("abc", true, code("2222"));
    run("newest").setCode("abc", true, code("2222"));

    assertThat(comparable().runs()).containsExactly("same", "newest");
  }

  private static void measures(RunRecord record, String benchmark, int iterations) {
    CaseSettings settings = new CaseSettings(0, 0, 0, iterations, 0, 0);
    record.setPlan(
        List.of(new RecordedCase("m." + benchmark, benchmark, Map.of(), settings, false, "")),
        1,
        1,
        List.of("0"));
  }

  /** Each may have measured a part, but what two measured they measured in the same way. */
  @Test
  void runsOfAnyPlanStandBesideEachOther() {
    measures(run("longer"), "IoBound", 9);
    measures(run("waits"), "IoBound", 2);
    measures(run("computes"), "CpuBound", 2);
    run("build").setCode("def", false, MeasuredCode.UNKNOWN);
    measures(run("serves"), "Server", 1);

    ComparableRuns comparable =
        ComparableRuns.ofAnyPlan(Results.of(rows, List.of(), records, Map.of()));

    assertThat(comparable.runs()).containsExactly("waits", "computes", "serves");
    assertThat(comparable.leftOut())
        .isEqualTo(
            Map.of("longer", "other iterations of the same cases", "build", "another build"));
    assertThat(comparable.records())
        .extracting(RunRecord::run)
        .containsExactly("waits", "computes", "serves");
    assertThat(comparable.together().rows().stream().map(Row::fork).distinct())
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  private static MeasuredCode code(String digest) {
    return new MeasuredCode(new TreeMap<>(Map.of("mode.Threads", digest)));
  }

  @Test
  void aNewestRunThatIsNotOnRecordStandsAlone() {
    run("r1");
    run("r2");
    records.clear();

    assertThat(comparable().runs()).containsExactly("r2");
    assertThat(comparable().leftOut()).containsExactly(Map.entry("r1", "not on record"));
  }
}
