package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.plan.BenchmarkMethod;
import org.modebench.plan.Benchmarks;
import org.modebench.plan.Case;
import org.modebench.plan.ProfileEvent;
import org.modebench.plan.ProfiledCases;
import org.modebench.plan.SilentOutput;
import org.modebench.session.Cases;
import org.openjdk.jmh.runner.BenchmarkList;

/** Names by the defaults of the real benchmark classes. */
class GraphNamesTest {
  private static Case of(String benchmark, String params) {
    BenchmarkMethod subject =
        Benchmarks.of(BenchmarkList.defaultList().find(SilentOutput.create(), List.of(), List.of()))
            .stream()
            .filter(s -> s.name().equals(benchmark))
            .findFirst()
            .orElseThrow();
    SortedMap<String, String> all = new TreeMap<>();
    subject
        .defaults()
        .forEach(
            (name, values) -> {
              if (values.size() == 1) {
                all.put(name, values.get(0));
              }
            });
    for (String param : params.split(" ", -1)) {
      all.put(param.substring(0, param.indexOf('=')), param.substring(param.indexOf('=') + 1));
    }
    // As plans leave it out.
    all.entrySet()
        .removeIf(
            param ->
                subject
                    .workload()
                    .leavesOut(subject.workload().parameter(param.getKey()), param.getValue()));
    Case plain = new Case(subject.method(), subject.workload(), all, Cases.SETTINGS, false, "");
    return ProfiledCases.profiled(plain, "cpu");
  }

  /** Equal names are of equal cases, whichever others a run has. */
  @ParameterizedTest
  @CsvSource({
    "CpuBound, mode=PROCESS workers=10,                     CpuBound_mode=PROCESS_workers=10_event=cpu.html",
    "CpuBound, mode=PROCESS workers=2 limit=5000000,        CpuBound_mode=PROCESS_workers=2_event=cpu.html",
    "CpuBound, mode=THREADS workers=2 limit=1000 calls=20,  CpuBound_mode=THREADS_workers=2_calls=20_limit=1000_event=cpu.html",
    "IoBound,  mode=THREADS workers=2 delay=lognormal delaySeed=-1, IoBound_mode=THREADS_workers=2_delay=lognormal_delaySeed=-1_event=cpu.html",
    "Server,   server=PREFORK workers=4 loop=closed rate=0, Server_mode=PREFORK_workers=4_event=cpu.html",
    "Server,   server=PREFORK workers=4 loop=open concurrency=0 rate=50, Server_mode=PREFORK_workers=4_loop=open_rate=50_event=cpu.html",
    "WorkerStart, mode=PROCESS workers=1 program=EMPTY_JVM,    WorkerStart_mode=PROCESS_workers=1_program=EMPTY_JVM_event=cpu.html"
  })
  void tellEveryParameterThatIsNotTheDefault(String benchmark, String params, String name) {
    assertThat(new GraphNames().name(of(benchmark, params), ProfileEvent.CPU).fileName())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "CpuBound, mode=THREADS workers=2,         '10 calls, limit=5000000'",
    "CpuBound, mode=THREADS workers=2 calls=1, '1 call, limit=5000000'",
    "IoBound,  mode=THREADS workers=2,         '10 calls, delay=fixed, delaySeed=1, latencyMillis=100'"
  })
  void tellAllParametersInWords(String benchmark, String params, String words) {
    assertThat(GraphNames.parameters(of(benchmark, params))).isEqualTo(words);
  }
}
