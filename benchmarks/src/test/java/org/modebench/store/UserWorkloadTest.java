package org.modebench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.analysis.catalogue.Better;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.benchmark.UserWorkload;
import org.modebench.plan.BenchmarkMethod;
import org.modebench.plan.Benchmarks;
import org.modebench.plan.Case;
import org.modebench.plan.Plan;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkListEntry;

/** What a class without an entry says of itself reaches the record, and from there its readers. */
@Tag("any-jdk")
class UserWorkloadTest {
  private static final org.openjdk.jmh.util.Optional<Integer> NO_NUMBER = none();

  /** Stands for a JMH class of a user. */
  @UserWorkload(
      axis = "lock",
      metrics = {
        @UserWorkload.UserMetric(
            name = "handoffs",
            better = Better.HIGHER,
            title = "changes of owner"),
        @UserWorkload.UserMetric(name = "queue", unit = "bytes")
      })
  static final class LockingBenchmark {}

  /** Stands for one that says nothing. */
  static final class PlainBenchmark {}

  private static <T> org.openjdk.jmh.util.Optional<T> none() {
    return org.openjdk.jmh.util.Optional.none();
  }

  private static BenchmarkMethod method(Class<?> user, Map<String, String[]> params) {
    return Benchmarks.of(
            List.of(
                new BenchmarkListEntry(
                    user.getName(),
                    user.getName() + "_jmhTest",
                    "measured",
                    Mode.AverageTime,
                    NO_NUMBER,
                    new int[] {1},
                    none(),
                    NO_NUMBER,
                    none(),
                    NO_NUMBER,
                    NO_NUMBER,
                    none(),
                    NO_NUMBER,
                    NO_NUMBER,
                    NO_NUMBER,
                    none(),
                    none(),
                    none(),
                    none(),
                    org.openjdk.jmh.util.Optional.of(params),
                    none(),
                    NO_NUMBER,
                    none())))
        .get(0);
  }

  private static Case of(BenchmarkMethod method) {
    TreeMap<String, String> params = new TreeMap<>();
    method.defaults().forEach((name, values) -> params.put(name, values.get(0)));
    return new Case(method.method(), method.workload(), params, method.settings(), false, "");
  }

  /** A record of a plan that has the case alone. */
  private static RunRecord record(Case of) {
    RunRecord record = RunRecord.of("r1");
    RecordedPlan.write(new Plan(List.of(of), 1, List.of(List.of(0))), record);
    return new RunRecord("r1", record.toJson());
  }

  @Test
  void theRecordHasTheAxisAndTheMetricsThatTheClassNames() throws Exception {
    Case locking =
        of(
            method(
                LockingBenchmark.class,
                Map.of("lock", new String[] {"FAIR", "UNFAIR"}, "mode", new String[] {"THREADS"})));
    assertThat(locking.mode()).isEqualTo("FAIR");
    assertThat(locking.otherParams()).isEqualTo("mode=THREADS");

    RunRecord record = record(locking);
    Workload recorded = record.catalogue().workload("UserWorkloadTest$Locking");
    assertThat(recorded.axis().name()).isEqualTo("lock");
    assertThat(recorded.metric("handoffs", "1"))
        .isEqualTo(
            Metric.described("handoffs", "1", Optional.of(Better.HIGHER), "changes of owner"));
    assertThat(recorded.metric("queue", "bytes"))
        .isEqualTo(Metric.described("queue", "bytes", Optional.empty(), "queue"));

    Case resumed = RecordedPlan.read(record).cases().get(0);
    assertThat(resumed.key()).isEqualTo(locking.key());
    assertThat(resumed.workload().metrics()).isEqualTo(locking.workload().metrics());
  }

  @Test
  void aClassThatNamesNoAxisIsComparedByTheUsualOneThatItHas() {
    assertThat(axis(Map.of("mode", new String[] {"THREADS"}, "server", new String[] {"a"})))
        .isEqualTo("mode");
    assertThat(axis(Map.of("server", new String[] {"a"}))).isEqualTo("server");
    assertThat(axis(Map.of())).isEqualTo("mode");
  }

  private static String axis(Map<String, String[]> params) {
    return of(method(PlainBenchmark.class, params)).axis();
  }
}
