package org.modebench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shortest runs in environments that users have: each measures, or says in sentences what is in
 * the way. The environment is what stands in a shell before the command.
 */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
@Tag("any-jdk")
class HostileEnvironmentIT {
  private static final List<String> SHORTEST =
      List.of("-f", "1", "-wi", "0", "-i", "1", "-r", "50ms", "--output", "o.csv");

  /** Not in this text, since the JVM of this test may be in such a locale itself. */
  private static final String UMLAUT = "U=$(printf '\\303\\274'); ";

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          another collector   | export JDK_JAVA_OPTIONS=-XX:+UseG1GC                | Baseline -p mode=PROCESS -p workers=2      | 0 | JDK_JAVA_OPTIONS is set
          a log and collector | export _JAVA_OPTIONS='-Xlog:gc -XX:+UseParallelGC'  | Baseline -p mode=PROCESS_POOL -p workers=1 | 0 | _JAVA_OPTIONS is set
          a byte and a log    | export _JAVA_OPTIONS=-Xlog:gc                       | PipeFloor                                  | 0 | _JAVA_OPTIONS is set
          a smaller heap      | export _JAVA_OPTIONS=-Xmx64m                        | Baseline -p mode=SEQUENTIAL                | 0 | _JAVA_OPTIONS is set
          a log and the mock  | export JAVA_TOOL_OPTIONS=-Xlog:gc                   | IoBound -p mode=SEQUENTIAL -p calls=1 -p latencyMillis=1 | 0 | JAVA_TOOL_OPTIONS is set
          two collectors      | export JAVA_TOOL_OPTIONS=-XX:+UseG1GC               | Baseline -p mode=SEQUENTIAL -jvmArgs -XX:+UseSerialGC | 2 | JAVA_TOOL_OPTIONS
          no compiler         | :                                                   | Baseline -p mode=SEQUENTIAL -jvmArgs -Xint | 0 | o.csv
          few files           | ulimit -n 40                                        | IoBound -p mode=SEQUENTIAL -p calls=1      | 1 | Too many open files
          closed input, errors| exec <&- 2>&-                                       | Baseline -p mode=SEQUENTIAL                | 0 | o.csv
          closed output       | exec >&-                                            | Baseline -p mode=SEQUENTIAL                | 0 | ''
          first line only     | 'set -o pipefail; "$@" | head -n 1; exit'            | Baseline -p mode=SEQUENTIAL                | 0 | o.csv
          fewer files         | ulimit -n 20                                        | Baseline -p mode=SEQUENTIAL                | 1 | Too many open files
          fewest files        | ulimit -n 14                                        | Baseline -p mode=SEQUENTIAL                | 2 | Too many open files
          a folder no locale  | 'mkdir $U; cd $U; export LC_ALL=C'                   | Baseline -p mode=SEQUENTIAL                | 2 | LC_ALL=C.UTF-8
          a file no locale    | 'export LC_ALL=C; set -- "$@" -rf json -rff $U.json' | Baseline -p mode=SEQUENTIAL               | 2 | LC_ALL=C.UTF-8
          a cache no locale   | 'export LC_ALL=C XDG_CACHE_HOME="$PWD/$U"'           | Baseline -p mode=PROCESS -p workers=1      | 0 | LC_ALL=C.UTF-8
          no cache            | 'touch file; export XDG_CACHE_HOME="$PWD/file"'      | Baseline -p mode=PROCESS -p workers=1      | 0 | cannot be written
          """)
  void measuresOrSaysWhatIsInTheWay(
      String name, String environment, String run, int status, String said) throws Exception {
    Jar jar = new Jar(folder);
    List<String> arguments = new ArrayList<>(List.of(run.split(" ")));
    arguments.addAll(SHORTEST);

    Jar.Ended ended =
        jar.ended(
            jar.start(
                List.of("bash", "-c", UMLAUT + environment + "; exec \"$@\"", "bash"),
                arguments.toArray(String[]::new)));

    assertThat(ended.out() + ended.err())
        .as(name)
        .contains(said)
        .doesNotContain("\tat ", "Exception");
    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(status);
    if (status == 0) {
      assertThat(Files.readString(jar.file("o.csv"), StandardCharsets.UTF_8))
          .contains(",wall,")
          .doesNotContain("FAILED");
    }
  }

  /** Of a megabyte, of which first a part is free and then nearly all. */
  private static final String SMALL_DISK =
      """
      mkdir small && mount -t tmpfs -o size=1024k none small || exit
      head -c $(((1024 - $0) * 1024)) /dev/zero >small/filler
      "$@"
      echo "It ended with $?."
      jar=()
      while [[ "${jar[*]}" != *.jar ]]; do jar+=("$1"); shift; done
      ls small
      rm small/filler
      "${jar[@]}" --resume --output $OUTPUT
      status=$?
      mkdir kept && cp small/* kept
      exit $status
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "small/o.csv,    48, kept/o.csv, --output small/o.csv",
    "small/out.json, 30, o.csv,      --output o.csv -rf json -rff small/out.json"
  })
  void aDiskThatFillsUpCostsTheForkInFlightAndNoMore(
      String full, String freeKilobytes, String results, String arguments) throws Exception {
    List<String> inANamespace = List.of("unshare", "--mount", "bash", "-c");
    assumeTrue(mounts(inANamespace), "disks cannot be mounted here");
    Jar jar = new Jar(folder);
    List<String> run =
        new ArrayList<>(
            List.of("Baseline", "-p", "mode=SEQUENTIAL", "-f", "2", "-wi", "0", "-i", "20"));
    run.addAll(List.of("-r", "10ms"));
    run.addAll(List.of(arguments.split(" ")));
    List<String> prefix = new ArrayList<>(inANamespace);
    prefix.add(SMALL_DISK.replace("$OUTPUT", results.replace("kept", "small")));
    prefix.add(freeKilobytes);

    Jar.Ended ended = jar.ended(jar.start(prefix, run.toArray(String[]::new)));

    assertThat(ended.err())
        .hasLineCount(1)
        .startsWith("\"" + full + "\" cannot be written (No space left on device); ")
        .contains("--resume");
    assertThat(ended.out())
        .contains("It ended with 1.")
        .contains(" 1 of 2 forks.")
        .doesNotContain("are gone");
    assertThat(ended.status()).isZero();
    assertThat(Files.readAllLines(jar.file(results)))
        .filteredOn(line -> line.contains(",wall,"))
        .hasSize(2 * 20);
    if (full.endsWith(".json")) {
      String json = Files.readString(jar.file("kept/out.json"));
      JsonObject only = JsonParser.parseString(json).getAsJsonArray().get(0).getAsJsonObject();
      assertThat(only.getAsJsonObject("primaryMetric").getAsJsonArray("rawData")).hasSize(2);
    }
  }

  private static final String NOEXEC =
      """
      mkdir cache && mount -t tmpfs -o noexec none cache || exit
      XDG_CACHE_HOME="$PWD/cache" exec "$@"
      """;

  @Test
  void aLibraryIsLoadedFromAFolderThatAllowsIt() throws Exception {
    List<String> inANamespace = List.of("unshare", "--mount", "bash", "-c");
    assumeTrue(mounts(inANamespace), "disks cannot be mounted here");
    Jar jar = new Jar(folder);
    List<String> prefix = new ArrayList<>(inANamespace);
    prefix.addAll(List.of(NOEXEC, "bash"));
    List<String> run = new ArrayList<>(List.of("Baseline", "-p", "mode=SEQUENTIAL", "--profile"));
    run.addAll(SHORTEST);

    Jar.Ended ended = jar.ended(jar.start(prefix, run.toArray(String[]::new)));

    assertThat(ended.out()).containsOnlyOnce("noexec");
    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    assertThat(jar.file("profiles/index.html")).exists();
  }

  private boolean mounts(List<String> inANamespace) throws Exception {
    List<String> attempt = new ArrayList<>(inANamespace);
    attempt.add("mount -t tmpfs none .");
    return new ProcessBuilder(attempt).directory(folder.toFile()).start().waitFor() == 0;
  }
}
