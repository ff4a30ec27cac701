package org.modebench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
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
          closed input        | exec <&-                                            | Baseline -p mode=SEQUENTIAL                | 0 | o.csv
          closed errors       | exec 2>&-                                           | Baseline -p mode=SEQUENTIAL                | 0 | o.csv
          """)
  void measuresOrSaysWhatIsInTheWay(
      String name, String environment, String run, int status, String said) throws Exception {
    Jar jar = new Jar(folder);
    List<String> arguments = new ArrayList<>(List.of(run.split(" ")));
    arguments.addAll(SHORTEST);

    Jar.Ended ended =
        jar.ended(
            jar.start(
                List.of("bash", "-c", environment + "; exec \"$@\"", "bash"),
                arguments.toArray(String[]::new)));

    assertThat(ended.out() + ended.err()).as(name).contains(said).doesNotContain("\tat ");
    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(status);
    if (status == 0) {
      assertThat(Files.readString(jar.file("o.csv"), StandardCharsets.UTF_8))
          .contains(",wall,")
          .doesNotContain("FAILED");
    }
  }
}
