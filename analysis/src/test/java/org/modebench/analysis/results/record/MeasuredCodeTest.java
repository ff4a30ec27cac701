package org.modebench.analysis.results.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredCodeTest {
  @TempDir private Path folder;

  /**
   * Writes a jar and reads it.
   *
   * @param entries name and content, in turn
   */
  private MeasuredCode code(String... entries) throws IOException {
    Path jar = Files.createTempFile(folder, "", ".jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (int i = 0; i < entries.length; i += 2) {
        out.putNextEntry(new ZipEntry(entries[i]));
        out.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return MeasuredCode.of(jar);
  }

  @Test
  void theOrderOfEntriesAndWhatDoesNotMeasureIsNothing() throws Exception {
    MeasuredCode one =
        code(
            "org/modebench/mode/A.class", "1",
            "org/modebench/task/B.class", "2",
            "org/modebench/cli/Main.class", "3",
            "org/modebench/analysis/cli/Main.class", "4",
            "com/acme/mode/C.class", "5",
            "META-INF/MANIFEST.MF", "6");
    MeasuredCode other =
        code(
            "org/modebench/task/B.class", "2",
            "org/modebench/mode/A.class", "1",
            "org/modebench/cli/Main.class", "33");

    assertThat(one).isEqualTo(other);
    assertThat(one.digests()).containsOnlyKeys("mode.A", "task.B");
    assertThat(one.differencesTo(other)).isEmpty();
  }

  @Test
  void aChangeOfANestedClassIsOneOfItsTopLevelClass() throws Exception {
    MeasuredCode before =
        code(
            "org/modebench/mode/A.class", "1",
            "org/modebench/mode/A$1.class", "1",
            "org/modebench/mode/process/C.class", "1");
    MeasuredCode after =
        code("org/modebench/mode/A.class", "1", "org/modebench/mode/A$1.class", "2");

    assertThat(after.differencesTo(before)).containsExactly("mode.A", "mode.process.C");
    assertThat(before.differencesTo(after)).containsExactly("mode.A", "mode.process.C");
  }

  @Test
  void theVersionsOfLibrariesThatMeasureCount() throws Exception {
    String file = "org/modebench/store/build.properties";
    MeasuredCode before = code(file, "dependency.netty=4.1\ndependency.picocli=4.7\nversion=0.1\n");
    MeasuredCode after = code(file, "dependency.netty=4.2\ndependency.picocli=4.8\nversion=0.2\n");

    assertThat(after.differencesTo(before)).containsExactly("netty");
  }

  @Test
  void whatARecordKeepsIsReadBack() throws Exception {
    MeasuredCode code =
        code(
            "org/modebench/mode/A.class", "1",
            "org/modebench/mode/gil/B.class", "2",
            "org/modebench/task/C.class", "3",
            "org/modebench/benchmark/jmh_generated/D_jmhType.class", "4",
            "org/modebench/store/build.properties", "dependency.jmh=1.37");
    assertThat(code.digests()).containsOnlyKeys("jmh", "mode.A", "mode.gil.B", "task.C");
    RunRecord record = RunRecord.of("r1");
    record.setCode("abc", false, code);

    assertThat(new RunRecord("r1", record.toJson()).code()).isEqualTo(code);
    assertThat(RunRecord.of("older").code().isUnknown()).isTrue();
  }
}
