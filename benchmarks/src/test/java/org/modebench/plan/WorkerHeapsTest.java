package org.modebench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.task.own.OwnClassPath;
import org.openjdk.jmh.runner.options.CommandLineOptions;

@Tag("any-jdk")
class WorkerHeapsTest {
  private static final long GIGABYTE = 1 << 30;

  private static List<Case> cases(String mode, String workers) throws Exception {
    return cases("Own", mode, workers, Map.of("task", Set.of("java.lang.Thread")));
  }

  private static List<Case> cases(
      String benchmark, String mode, String workers, Map<String, Set<String>> more)
      throws Exception {
    Map<String, Set<String>> given = new HashMap<>(more);
    given.put("mode", Set.of(mode));
    given.put("workers", Set.of(workers));
    if (!benchmark.equals("Divide")) {
      given.put("calls", Set.of("100"));
    }
    return new Planner(
            Benchmarks.chosen(List.of(benchmark), List.of()),
            given,
            Set.of(),
            Preset.QUICK,
            new CommandLineOptions(),
            17)
        .cases();
  }

  private static List<String> check(String mode, String workers, String... words) throws Exception {
    return new WorkerHeaps(
            new CommandLineOptions(words), List.of("-XX:MaxHeapSize=1073741824"), 4 * GIGABYTE)
        .check(cases(mode, workers));
  }

  @Test
  void heapsThatFitAreOnRecord() throws Exception {
    assertThat(check("PROCESS", "15")).singleElement().asString().contains("256 MB");
    assertThat(check("THREADS", "100")).isEmpty();
  }

  @Test
  void heapsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> check("PROCESS_POOL", "16"))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("16 worker processes in PROCESS_POOL", "256 MB", "4.0 GB", "4.3 GB"));
  }

  @ParameterizedTest
  @CsvSource({"Divide,true", "FileBound,true", "CpuBound,false", "IoBound,false"})
  void onlyWorkersThatDoNotStartFastHaveTheForksHeap(String benchmark, boolean has)
      throws Exception {
    List<String> notes =
        new WorkerHeaps(new CommandLineOptions(), List.of(), 4 * GIGABYTE)
            .check(cases(benchmark, "PROCESS", "2", Map.of()));
    assertThat(notes).hasSize(has ? 1 : 0).allMatch(note -> note.contains(benchmark));
  }

  @Test
  void theArgumentsOfTheCommandLineDecide() throws Exception {
    assertThat(check("PROCESS", "16", "-jvmArgs", "-Xmx64m").toString()).contains("64 MB");
    assertThat(check("PROCESS", "3", "-jvmArgs", "-Xss1m").toString()).contains("1024 MB");
    assertThatThrownBy(() -> check("PROCESS", "4", "-jvmArgsAppend", "-Xmx1g"))
        .satisfies(saying("4 worker processes in PROCESS", "1024 MB"));
  }

  @ParameterizedTest
  @CsvSource({
    "-Xmx1g,1073741824",
    "-Xmx512K,524288",
    "-XX:MaxHeapSize=7,7",
    "-Xmx2T,2199023255552"
  })
  void sizesOfHeapsAreUnderstood(String argument, long bytes) {
    assertThat(WorkerHeaps.bytes(argument)).hasValue(bytes);
    assertThat(WorkerHeaps.bytes("-Xms1g")).isEmpty();
  }

  @Test
  void whatFollowsFromTheClassIsInItsCases() throws Exception {
    OwnCases own = new OwnCases(OwnClassPath.of(""), Set.of(), "");
    assertThat(own.described(cases("THREADS", "2")))
        .allSatisfy(
            of ->
                assertThat(of.params())
                    .containsEntry("check", "none")
                    .containsEntry("stages", "false"));
    assertThat(own.notes()).singleElement().asString().contains("java.lang.Thread", "Runnable");
    assertThat(
            new OwnCases(OwnClassPath.of(""), Set.of("check"), "").described(cases("THREADS", "2")))
        .allSatisfy(of -> assertThat(of.params()).containsEntry("check", "results"));
  }
}
