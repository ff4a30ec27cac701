package org.modebench.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.modebench.analysis.text.Facts.saying;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CovidAnswerTest {

  private static String document() {
    return new String(CovidAnswer.document(), StandardCharsets.UTF_8);
  }

  private static long checksum(String json) throws IOException {
    return CovidAnswer.checksum(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theDocumentHasTheExpectedChecksum() throws IOException {
    assertThat(checksum(document())).isEqualTo(CovidAnswer.expectedChecksum());
  }

  @Test
  void everyValueCounts() throws IOException {
    assertThat(checksum(document().replace("515151", "515152")))
        .isNotEqualTo(CovidAnswer.expectedChecksum());
    assertThat(checksum(document().replace("a80d", "a80e")))
        .isNotEqualTo(CovidAnswer.expectedChecksum());
  }

  @Test
  void namesTheFieldsThatAreMissing() {
    assertThatIOException()
        .isThrownBy(() -> checksum(document().replace("\"death\"", "\"deaths\"")))
        .satisfies(saying("fields", "[death]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "{}",
        "[]",
        "[{},{}]",
        "[{\"date\":",
        "[{\"date\":1.5}]",
        "<html>Bad Gateway</html>",
        "[{\"date\":99999999999999999999}]"
      })
  void refusesWhatIsNoAnswer(String body) {
    assertThatIOException().isThrownBy(() -> checksum(body));
  }

  @Test
  void refusesTextAfterTheArray() {
    assertThatIOException()
        .isThrownBy(() -> checksum(document().strip() + "x"))
        .satisfies(saying("JSON array", "one object"));
  }
}
