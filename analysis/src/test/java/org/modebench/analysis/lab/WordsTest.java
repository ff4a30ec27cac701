package org.modebench.analysis.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("any-jdk")
class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "102.3 ms [102.1, 102.6]|102,3 мс [102,1; 102,6]",
        "1.000 s [0.998, 1.002]|1,000 с [0,998; 1,002]",
        "320.1 1/s [318.0, 322.2]|320,1 запр./с [318,0; 322,2]",
        "12.5 µs|12,5 мкс",
        "9.85 [needs 2]|9,85 (один запуск, интервала нет)",
        "98 %|98 %",
        "1.5 [0.1, ∞]|1,5 [0,1; ∞]"
      })
  void writesFiguresInTheFormOfTheLanguage(String figures, String russian) {
    assertThat(Words.in(Language.RU).number(figures)).isEqualTo(russian);
  }

  @Test
  void keepsFiguresInEnglish() {
    assertThat(Words.in(Language.EN).number("102.3 ms [102.1, 102.6]"))
        .isEqualTo("102.3 ms [102.1, 102.6]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|в 1 раз быстрее, чем задание 4",
        "2|в 2 раза быстрее, чем задание 4",
        "5|в 5 раз быстрее, чем задание 4",
        "2,50 [2,48; 2,52]|в 2,50 [2,48; 2,52] раза быстрее, чем задание 4",
        "5,00|в 5,00 раза быстрее, чем задание 4",
        "111 [109; 113]|в 111 [109; 113] раз быстрее, чем задание 4",
        "121|в 121 раз быстрее, чем задание 4",
        "124|в 124 раза быстрее, чем задание 4",
        "112|в 112 раз быстрее, чем задание 4"
      })
  void putsNounsIntoTheFormThatGoesWithTheirNumber(String times, String russian) {
    assertThat(Words.in(Language.RU).say("gain.faster", times, "4")).isEqualTo(russian);
  }

  @Test
  void listsThings() {
    assertThat(Words.in(Language.RU).list(List.of("A", "B", "C"))).isEqualTo("A, B и C");
    assertThat(Words.in(Language.EN).list(List.of("A"))).isEqualTo("A");
  }
}
