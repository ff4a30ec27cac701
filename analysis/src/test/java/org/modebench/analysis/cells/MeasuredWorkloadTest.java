package org.modebench.analysis.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.results.record.CaseKey;

class WorkloadTest {
  private static MeasuredWorkload workload(String params) {
    return new MeasuredWorkload(Workloads.SERVER, params, 100, true);
  }

  @Test
  void aWorkloadWithoutAParameterIsOtherwiseTheSame() {
    assertThat(workload("a=1;limit=5;limits=6").without("limit"))
        .isEqualTo(workload("a=1;limits=6"));
    assertThat(workload("a=1").without("b")).isEqualTo(workload("a=1"));
    assertThat(workload("a=1").without("a")).isEqualTo(workload(""));
  }

  @Test
  void aValueMayHaveTheCharactersThatSeparateValues() {
    Map<String, String> values = Map.of("argument", "a;b=c%3B", "task", "X");
    String params = CaseKey.of("Any", "mode", values).params();

    assertThat(params).isEqualTo("argument=a%3Bb%3Dc%253B;task=X");
    assertThat(workload(params).values()).isEqualTo(values);
    assertThat(workload(params).title()).contains("argument=a;b=c%3B, task=X");
  }

  @Test
  void aParameterMayBeANumber() {
    assertThat(workload("a=10;b=0.5;c=0;d=9999999999").number("a")).hasValue(10);
    assertThat(workload("a=10;b=0.5;c=0;d=9999999999").number("b")).hasValue(0.5);
    assertThat(workload("a=10;b=0.5;c=0;d=9999999999").number("c")).hasValue(0);
    assertThat(workload("a=10;b=0.5;c=0;d=9999999999").number("d")).hasValue(9_999_999_999.0);
    assertThat(workload("a=10").number("b")).isEmpty();
  }

  /** Two workloads of one number would be taken for one. */
  @ParameterizedTest
  @ValueSource(strings = {"010", "1.0", "1e3", "-1", "", "x", "99999999999"})
  void everyNumberHasOneForm(String text) {
    assertThat(workload("a=" + text).number("a")).isEmpty();
  }
}
