package org.modebench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredSpansTest {
  @TempDir private Path folder;

  /** What lies between two iterations is not measured, such as JMH's own collections. */
  @Test
  void containWhatIsInAnIteration() throws Exception {
    MeasuredSpans spans = new MeasuredSpans();
    long before = System.nanoTime();
    spans.begin();
    long first = System.nanoTime();
    spans.end();
    spans.end();
    spans.begin();
    long second = System.nanoTime();
    spans.end();
    long after = System.nanoTime() + 1;

    Path file = folder.resolve("spans.txt");
    spans.write(file);
    MeasuredSpans read = MeasuredSpans.read(file);

    for (MeasuredSpans same : new MeasuredSpans[] {spans, read}) {
      assertThat(same.contain(first)).isTrue();
      assertThat(same.contain(second)).isTrue();
      assertThat(same.contain(before - 1)).isFalse();
      assertThat(same.contain(after)).isFalse();
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void knownIterationsLeaveGaps() throws Exception {
    Path file = Files.writeString(folder.resolve("spans.txt"), "-20 -10\n10 20\n30 4");

    MeasuredSpans read = MeasuredSpans.read(file);

    assertThat(read.contain(-15)).isTrue();
    assertThat(read.contain(0)).isFalse();
    assertThat(read.contain(20)).isTrue();
    assertThat(read.contain(21)).isFalse();
  }

  @Test
  void withoutAnyAllIsMeasured() throws Exception {
    assertThat(MeasuredSpans.read(folder.resolve("none.txt")).contain(7)).isTrue();
    Path torn = Files.writeString(folder.resolve("torn.txt"), "17");
    assertThat(MeasuredSpans.read(torn).contain(7)).isTrue();
  }
}
