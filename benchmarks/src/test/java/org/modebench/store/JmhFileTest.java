package org.modebench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modebench.analysis.text.Facts.saying;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.results.ForkKey;
import org.modebench.plan.Case;
import org.modebench.plan.UsageException;
import org.modebench.session.Cases;
import org.modebench.session.JmhResults;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.format.ResultFormatType;

@Tag("any-jdk")
class JmhFileTest {
  private static final Case ONE = Cases.cpu("THREADS", 2);
  private static final Case OTHER = Cases.cpu("THREADS", 4);
  private static final List<Case> CASES = List.of(ONE, OTHER);

  @TempDir Path folder;
  private Path path;
  private Path kept;
  private JmhFile file;

  @BeforeEach
  void begin() throws Exception {
    path = folder.resolve("out.json");
    kept = folder.resolve("out.json.run.forks");
    file = new JmhFile(ResultFormatType.JSON, path, "run");
    file.begin();
    keep(ONE, 1, 0.1, 0.2);
    keep(OTHER, 1, 0.3, 0.4);
    keep(OTHER, 2, 0.7, 0.8);
    keep(ONE, 2, 0.5, 0.6);
  }

  private void keep(Case of, int number, double... seconds) throws Exception {
    BenchmarkResult fork = JmhResults.fork(of, seconds);
    file.keep(new ForkKey(of.key(), number), fork);
  }

  private JsonArray written() throws Exception {
    MergedResults merged = new MergedResults(CASES);
    assertThat(file.restore(merged)).isTrue();
    file.write(merged.runResults(2));
    assertThat(kept).exists();
    file.forget();
    return JsonParser.parseString(Files.readString(path)).getAsJsonArray();
  }

  @Test
  void theForksOfACaseAreMergedAsJmhWouldHaveThem() throws Exception {
    JsonArray all = written();

    assertThat(all).hasSize(2);
    JsonObject one = all.get(0).getAsJsonObject();
    assertThat(one.get("forks").getAsInt()).isEqualTo(2);
    assertThat(one.get("measurementIterations").getAsInt()).isEqualTo(2);
    assertThat(one.getAsJsonObject("params").get("workers").getAsString()).isEqualTo("2");
    JsonObject metric = one.getAsJsonObject("primaryMetric");
    assertThat(metric.get("scoreUnit").getAsString()).isEqualTo("ms/op");
    assertThat(metric.get("score").getAsDouble()).isEqualTo(350);
    assertThat(metric.get("rawData").toString()).isEqualTo("[[100.0,200.0],[500.0,600.0]]");
    assertThat(all.get(1).getAsJsonObject().getAsJsonObject("params").get("workers").getAsString())
        .isEqualTo("4");
    assertThat(kept).doesNotExist();
  }

  /** They differ from fork to fork and are none that a user gave. */
  @Test
  void argumentsThatAreOfOneForkOnlyAreLeftOut() throws Exception {
    assertThat(written().get(0).getAsJsonObject().getAsJsonArray("jvmArgs").toString())
        .isEqualTo("[\"-Xmx1g\"]");
  }

  @Test
  void aForkThatWasRunAgainIsThereOnce() throws Exception {
    keep(ONE, 1, 0.9, 1.0);

    assertThat(written().get(0).getAsJsonObject().getAsJsonObject("primaryMetric").get("rawData"))
        .hasToString("[[900.0,1000.0],[500.0,600.0]]");
  }

  /** Killed while it was kept: the fork is run again, and kept behind the whole ones. */
  @Test
  void aForkThatWasCutIsCutOff() throws Exception {
    byte[] whole = Files.readAllBytes(kept);
    for (int cut : new int[] {1, 100, 2000}) {
      Files.write(kept, Arrays.copyOf(whole, whole.length - cut));
      MergedResults merged = new MergedResults(CASES);
      assertThat(file.restore(merged)).isTrue();
      assertThat(merged.runResults(2)).hasSize(2);
      keep(ONE, 2, 0.5, 0.6);
      assertThat(Files.readAllBytes(kept)).isEqualTo(whole);
    }
  }

  @Test
  void theForksOfAnotherRunAreNotTaken() throws Exception {
    JmhFile other = new JmhFile(ResultFormatType.JSON, path, "other");
    assertThat(other.restore(new MergedResults(CASES))).isFalse();
    Files.move(kept, folder.resolve("out.json.other.forks"));
    assertThat(other.restore(new MergedResults(CASES))).isFalse();
    assertThat(file.restore(new MergedResults(CASES))).isFalse();
  }

  /** One that is not complete shall be able to go on. */
  @Test
  void anotherRunWithTheSameFileLeavesTheForksOfThis() throws Exception {
    JmhFile other = new JmhFile(ResultFormatType.JSON, path, "other");
    other.begin();
    other.write(new MergedResults(CASES).runResults(2));
    other.forget();

    assertThat(written()).hasSize(2);
  }

  /** What it is built from stays until it is there, and nothing else is left behind. */
  @Test
  void aFileThatCannotBeWrittenIsNotCutAndCanBeWrittenLater() throws Exception {
    MergedResults merged = new MergedResults(CASES);
    assertThat(file.restore(merged)).isTrue();
    Files.createDirectory(path);
    assertThatThrownBy(() -> file.write(merged.runResults(2))).isInstanceOf(IOException.class);
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");

    Files.delete(path);
    assertThat(written()).hasSize(2);
  }

  /** It is tried before the first fork, and what is there is not touched by that. */
  @Test
  void aDeviceIsRefusedAndAnEarlierFileIsKept() throws Exception {
    assertThatThrownBy(() -> new JmhFile(ResultFormatType.CSV, Path.of("/dev/null"), "run").begin())
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("/dev/null")
        .hasMessageContaining("not a regular file");
    Files.writeString(path, "earlier");
    file.begin();
    assertThat(path).hasContent("earlier");
  }

  @Test
  void aPlaceWhereNothingCanBeWrittenIsRefused() {
    JmhFile missing = new JmhFile(ResultFormatType.CSV, folder.resolve("missing/out.csv"), "run");
    assertThatThrownBy(() -> missing.begin())
        .isInstanceOf(UsageException.class)
        .satisfies(saying("missing/out.csv\"", "(", ")", "-rff"));
    assertThatThrownBy(() -> new JmhFile(ResultFormatType.CSV, folder, "run").begin())
        .isInstanceOf(UsageException.class)
        .satisfies(saying("-rff", "file", "\"" + folder + "\"", "folder"));
  }
}
