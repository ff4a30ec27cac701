package org.modebench.analysis.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.cells.ForkConditions;

@Tag("any-jdk")
class TranslatedTest {
  private static final Translated RUSSIAN = new Translated(Words.in(Language.RU));

  /** In the words of those who find them. */
  @Test
  void saysInRussianWhatDisturbedAFork() {
    List<String> reasons =
        ForkConditions.reasons(
            Workloads.CPU_BOUND,
            new BatchSpec(Modes.AXIS.value(Modes.SEQUENTIAL), 1, 10, Map.of("limit", "5000000")),
            OptionalInt.of(2),
            new double[] {0.06},
            new double[] {0.05},
            OptionalDouble.of(0.46));

    assertThat(reasons.stream().map(RUSSIAN::sentence))
        .containsExactly(
            "другие процессы занимали 46 % времени ЦП (допускается не больше 10 %)",
            "времени прошло в 1,20 раза больше, чем заняли вычисления (допускается не больше чем в 1,05"
                + " раза), то есть процессор доставался не всегда");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "other processes had 11 to 46 % of the CPU time (at most 10 % is allowed).|"
            + "другие процессы занимали 11–46 % времени ЦП (допускается не больше 10 %).",
        "after the run the mock API reaches 93.10 % of the ideal throughput with 10 calls at once"
            + " (at least 95.0 % is needed)|"
            + "после измерений имитация API достигает 93,10 % идеальной пропускной способности при"
            + " числе одновременных вызовов 10 (нужно не меньше 95,0 %)",
        "the machine was busy; other processes had 12 % of the CPU time (at most 10 % is"
            + " allowed).|"
            + "the machine was busy; другие процессы занимали 12 % времени ЦП (допускается не больше"
            + " 10 %)."
      })
  void keepsWhatItDoesNotKnow(String english, String russian) {
    assertThat(RUSSIAN.reasons(english)).isEqualTo(russian);
    assertThat(new Translated(Words.in(Language.EN)).reasons(english)).isEqualTo(english);
  }
}
