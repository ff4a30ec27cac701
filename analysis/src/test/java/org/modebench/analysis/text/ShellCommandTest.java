package org.modebench.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellCommandTest {
  @Test
  void aCommandStandsBesideWhatIsSaidOfItWhereThereIsRoom() {
    assertThat(ShellCommand.after("All figures:", List.of("java", "-jar", "x.jar"), 80))
        .containsExactly("All figures: java -jar x.jar");
  }

  @Test
  void aLongCommandHasLinesOfItsOwnThatAShellTakesForOne() {
    List<String> words = List.of("echo", "one", "two", "three", "four");
    assertThat(ShellCommand.after("To see it:", words, 16))
        .containsExactly("To see it:", "  echo one two \\", "    three four")
        .allMatch(line -> line.length() <= 16);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "a b", "it's", "$HOME", "\"", "a\\", "p=1,2", "~", "…", "a;b"})
  void aShellReadsEachWordAsItWas(String word) throws IOException {
    List<String> lines =
        ShellCommand.after("", List.of("printf", "%s", "no", word, "a-long-one"), 20);
    Process shell =
        new ProcessBuilder("sh", "-c", String.join("\n", lines)).redirectErrorStream(true).start();
    try {
      assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("no" + word + "a-long-one");
    } finally {
      shell.destroyForcibly();
    }
  }
}
