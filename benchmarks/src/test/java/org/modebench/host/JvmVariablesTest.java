package org.modebench.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JvmVariablesTest {

  private static JvmVariables tool(String options) {
    return JvmVariables.of(Map.of("JAVA_TOOL_OPTIONS", options));
  }

  @Test
  void onlyTheThreeThatEveryJvmReadsAreTaken() {
    JvmVariables variables =
        JvmVariables.of(
            Map.of(
                "JAVA_TOOL_OPTIONS", "-Da=b",
                "_JAVA_OPTIONS", " ",
                "JDK_JAVA_OPTIONS", "-Xint",
                "JAVA_OPTS", "-Dtoken=1",
                "API_TOKEN", "secret"));

    assertThat(variables.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("JAVA_TOOL_OPTIONS", "-Da=b", "JDK_JAVA_OPTIONS", "-Xint"));
    assertThat(variables.sentence())
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("JAVA_TOOL_OPTIONS and JDK_JAVA_OPTIONS"));
    assertThat(variables.suspicion()).contains("JAVA_TOOL_OPTIONS and JDK_JAVA_OPTIONS");
  }

  @Test
  void nothingIsSaidOfVariablesThatAreNotSet() {
    assertThat(JvmVariables.none().sentence()).isEmpty();
    assertThat(JvmVariables.none().suspicion()).isEmpty();
  }

  @Test
  void tellsWhatConflictsWithFlagsOfOurOwn() {
    assertThat(tool("-Xmx64m -XX:+UseG1GC").chooseCollector()).isTrue();
    assertThat(tool("'-XX:+UseZGC'").chooseCollector()).isTrue();
    assertThat(tool("-XX:-UseG1GC -Dx=-XX:+UseG1GC").chooseCollector()).isFalse();
    assertThat(tool("-XX:SharedArchiveFile=/a.jsa").chooseArchive()).isTrue();
    assertThat(tool("-XX:AOTCache=/a.aot").chooseArchive()).isTrue();
    assertThat(tool("-Xshare:auto").chooseArchive()).isFalse();
  }

  /** The command line overrides the heap of the other two. */
  @Test
  void onlyTheVariableThatOverridesTheCommandLineSetsTheHeap() {
    assertThat(tool("-Xmx64m").overridingHeap()).isEmpty();
    assertThat(JvmVariables.of(Map.of("_JAVA_OPTIONS", "-Xmx32m -Da=b -Xmx64m")).overridingHeap())
        .hasValue("64m");
    assertThat(JvmVariables.of(Map.of("_JAVA_OPTIONS", "-XX:MaxHeapSize=96m")).overridingHeap())
        .hasValue("96m");
  }
}
