package org.modebench.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsCsvTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  /** Guards against decimal commas and native digits. */
  @ParameterizedTest
  @ValueSource(strings = {"und", "de-DE", "hi-IN-u-nu-deva", "ar-EG-u-nu-arab"})
  void aRowIsTheSameLineInEveryLocale(String locale) {
    Locale.setDefault(Locale.forLanguageTag(locale));
    assertThat(ResultsCsv.format(RowSamples.valid(3, 0.2034)))
        .isEqualTo(
            "r1,2026-11-01T12:00:00Z,IoBound,THREAD_POOL,5,10,delay=fixed;latencyMillis=100,1,3,"
                + "wall,0.2034,s,VALID,,box,2,17.0.15,abc123\n");
  }

  @Test
  void aFailedRowHasAnEmptyValue() {
    assertThat(
            ResultsCsv.format(RowSamples.row(1, Double.NaN, Status.FAILED, "said \"no\", twice")))
        .isEqualTo(
            "r1,2026-11-01T12:00:00Z,IoBound,THREAD_POOL,5,10,delay=fixed;latencyMillis=100,1,1,"
                + "wall,,s,FAILED,\"said \"\"no\"\", twice\",box,2,17.0.15,abc123\n");
  }

  /** Guards against a row that a crash could tear in the middle of the file. */
  @Test
  void lineEndsInAReasonBecomeSpaces() {
    assertThat(ResultsCsv.format(RowSamples.row(1, 1, Status.SUSPECT, "a\nb\r\nc\rd")))
        .contains(",SUSPECT,a b c d,")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY})
  void aRowThatCouldNotBeReadBackDoesNotExist(double value) {
    assertThatThrownBy(() -> RowSamples.valid(1, value))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("value", "at least 0", "VALID", Double.toString(value)));
  }

  @Test
  void aFailedRowHasNoValue() {
    assertThatThrownBy(() -> RowSamples.row(1, 1.5, Status.FAILED, "crash"))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(saying("value", "FAILED", "1.5"));
  }
}
