package org.modebench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page that shows the styles side by side shows what is measured. */
@Tag("any-jdk")
class FanOutDocsTest {
  private static final Pattern BLOCK =
      Pattern.compile("### `(\\w+)`.*?```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void theCodeOnThePageIsThatOfTheStyles() throws Exception {
    Matcher block = BLOCK.matcher(Files.readString(Path.of("../docs/fan-out.md")));
    int blocks = 0;
    while (block.find()) {
      Path source = Path.of("src/main/java/org/modebench/fanout", block.group(1) + ".java");
      List<String> lines;
      try (Stream<String> all = Files.lines(source)) {
        lines = all.map(String::strip).toList();
      }
      assertThat(lines).containsAll(block.group(2).lines().map(String::strip).toList());
      blocks++;
    }
    assertThat(blocks).isEqualTo(FanOutStyle.values().length);
  }
}
