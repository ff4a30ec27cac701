package org.modebench.analysis.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** By the critical path: 100 ms beside 40 and 40. */
@Tag("any-jdk")
class AsyncWebTest {

  private static double ideal(String style, int pool, int requests, int concurrency) {
    return AsyncWeb.fanOutSeconds(AsyncWeb.STYLES.value(style), pool, requests, concurrency);
  }

  @Test
  void aRequestAloneTakesTheSumOrTheLongerSide() {
    assertThat(ideal(AsyncWeb.SEQUENCE, 10, 1, 1)).isCloseTo(0.18, within(1e-12));
    assertThat(ideal(AsyncWeb.FUTURES, 10, 1, 1)).isCloseTo(0.1, within(1e-12));
    assertThat(ideal(AsyncWeb.CALLBACKS, 1, 1, 1)).isCloseTo(0.1, within(1e-12));
    assertThat(ideal(AsyncWeb.VIRTUAL, 1, 1, 1)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void aPoolBoundsWhatHoldsItsThreads() {
    assertThat(ideal(AsyncWeb.SEQUENCE, 10, 100, 50)).isCloseTo(1.8, within(1e-12));
    assertThat(ideal(AsyncWeb.FUTURES, 10, 100, 50)).isCloseTo(1.8, within(1e-12));
    assertThat(ideal(AsyncWeb.FUTURES, 100, 100, 50)).isCloseTo(0.2, within(1e-12));
    assertThat(ideal(AsyncWeb.CALLBACKS, 1, 100, 50)).isCloseTo(0.2, within(1e-12));
  }

  /** A plan takes as long as its batches. */
  @Test
  void theTimeOfABatchIsPlannedByIt() {
    BatchSpec batch =
        new BatchSpec(
            AsyncWeb.STYLES.value(AsyncWeb.FUTURES), 10, 100, Map.of("concurrency", "50"));
    assertThat(Workloads.FAN_OUT.batchSeconds(batch, new MachineSpeed(2, 1e-9, 0.1)).orElseThrow())
        .isCloseTo(1.8, within(1e-9));
    assertThat(Workloads.FAN_OUT.idealSeconds(batch, OptionalInt.of(2), CallTime.UNKNOWN))
        .as("the fork records it")
        .isEmpty();
  }
}
