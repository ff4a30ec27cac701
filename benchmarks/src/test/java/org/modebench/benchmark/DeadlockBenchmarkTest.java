package org.modebench.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.modebench.analysis.text.Facts.saying;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.modebench.benchmark.DeadlockBenchmark.Transferring;
import org.modebench.deadlock.LockOrder;
import org.modebench.deadlock.TransferReport;

@Tag("any-jdk")
class DeadlockBenchmarkTest {
  private static TransferReport deadlock(int done, long nanos, boolean seen) {
    return new TransferReport(
        done, Optional.of(new TransferReport.Deadlock(nanos, 2, seen, "who holds what")));
  }

  private static Map<String, Double> figures(TransferReport... reports) {
    return Transferring.results(List.of(reports)).stream()
        .filter(result -> !result.getScoreUnit().equals("---"))
        .collect(Collectors.toMap(result -> result.getLabel(), result -> result.getScore()));
  }

  /** 199 transfers were done and one ended in a deadlock, then 300: 2 in 500 that were begun. */
  @Test
  void deadlocksAreCountedInAThousandTransfers() {
    assertThat(figures(deadlock(199, 1_000_000, true), deadlock(299, 3_000_000, false)))
        .containsEntry("deadlocks", 4.0)
        .containsEntry("deadlocked", 1.0)
        .containsEntry("detection", 0.002)
        .containsEntry("seen_by_jvm", 0.5)
        .containsEntry("cycle", 2.0);
    assertThat(figures(new TransferReport(1_000, Optional.empty())))
        .containsOnly(Map.entry("deadlocks", 0.0), Map.entry("deadlocked", 0.0));
    assertThat(figures()).isEmpty();
  }

  @Test
  void theCycleIsToldInWords() {
    assertThat(Transferring.results(List.of(deadlock(1, 1, true))))
        .anyMatch(result -> result.extendedInfo().contains("who holds what"));
  }

  @Test
  void anOrderThatPreventsDeadlocksMustPreventThem() {
    Transferring jvm = new Transferring();
    jvm.calls = 1_000;
    for (LockOrder order : LockOrder.values()) {
      jvm.order = order;
      jvm.check(new TransferReport(1_000, Optional.empty()));
      if (order == LockOrder.OPPOSITE) {
        jvm.check(deadlock(12, 1, true));
      } else {
        assertThatIllegalStateException()
            .isThrownBy(() -> jvm.check(deadlock(12, 1, true)))
            .satisfies(saying(order.name(), "12 transfers", "who holds what"));
      }
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> jvm.check(new TransferReport(999, Optional.empty())))
        .satisfies(saying("1000", "999"));
  }
}
