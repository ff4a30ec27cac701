package org.modebench.arguments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.modebench.analysis.text.Facts.saying;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.http.Request;
import org.modebench.plan.Preset;
import org.modebench.plan.UsageException;
import org.modebench.task.endpoint.EndpointRequest;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import org.openjdk.jmh.runner.options.TimeValue;

@Tag("any-jdk")
class ArgumentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mode=process,thread-pool,Event_Loop | mode   | PROCESS,THREAD_POOL,EVENT_LOOP
          server=sync_worker                  | server | SYNC_WORKER
          delay=LOGNORMAL                     | delay  | lognormal
          workers=01,x                        | workers | 01,x
          own=Anything                        | own    | Anything
          """)
  void namesOfTheCatalogueMayBeTypedInAnyCase(String option, String name, String values)
      throws Exception {
    assertThat(Arguments.parse("-p", option).params())
        .isEqualTo(Map.of(name, Set.of(values.split(","))));
  }

  @Test
  void valuesWithCommasComeFromAFileOrFromAnOptionOfTheirOwn(@TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("values.txt"), "a,b\n\nc\n");

    assertThat(Arguments.parse("-p", "argument=@" + file, "-p", "argument=d,e").params())
        .isEqualTo(Map.of("argument", Set.of("a,b", "c", "d", "e")));
    assertThat(Arguments.parse("--argument", "a,b", "--argument", "@c", "--unchecked").params())
        .isEqualTo(Map.of("argument", Set.of("a,b", "@c"), "check", Set.of("none")));
    assertThatThrownBy(() -> Arguments.parse("-p", "argument=@" + folder.resolve("nowhere")))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("nowhere", "cannot be read");
    assertThatThrownBy(
            () -> Arguments.parse("-p", "argument=@" + Files.createFile(folder.resolve("empty"))))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("empty", "has none");
  }

  @Test
  void theForksAreToldWhereOwnClassesAreAndWhatTheirContentIs(@TempDir Path folder)
      throws Exception {
    Path lib = Files.createDirectories(folder.resolve("my lib"));
    Files.writeString(lib.resolve("a.jar"), "one");
    String path = lib + File.separator + "*" + File.pathSeparator + folder;
    List<String> before = jvmArguments(path);
    assertThat(before.get(0))
        .isEqualTo("-Dmodebench.classPath=" + lib.resolve("a.jar") + File.pathSeparator + folder);
    assertThat(before.get(2)).isEqualTo("-Xss1m");

    Files.writeString(lib.resolve("a.jar"), "two");

    assertThat(jvmArguments(path).get(1)).isNotEqualTo(before.get(1));
    assertThatThrownBy(() -> jvmArguments(folder + File.separator + "*"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no jar");
  }

  private static List<String> jvmArguments(String classPath) throws UsageException {
    return List.copyOf(
        Arguments.parse("--class-path", classPath, "-jvmArgsPrepend", "-Xss1m")
            .jmh()
            .getJvmArgsPrepend()
            .get());
  }

  @Test
  void allMeansEveryMode() throws Exception {
    assertThat(Arguments.parse("-p", "mode=all").params()).isEmpty();
    assertThat(Arguments.parse("-p", "server=all").params())
        .isEqualTo(Map.of("server", Set.copyOf(Servers.AXIS.names())));
  }

  @Test
  void aMistypedModeOrOptionGetsASuggestion() {
    assertThatThrownBy(() -> Arguments.parse("-p", "mode=PROCESSES"))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("mode", "SEQUENTIAL, ", "\"PROCESSES\"")
        .hasMessageEndingWith("PROCESS?");
    assertThatThrownBy(() -> Arguments.parse("--ouput", "x.csv"))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("--ouput", "--output?"));
  }

  @Test
  void jmhOptionsReachJmhsParserInTheirOrder() throws Exception {
    Arguments arguments =
        Arguments.parse(
            "Cpu.*",
            "-prof",
            "gc",
            "-f",
            "4",
            "-wi",
            "0",
            "-i",
            "3",
            "-w",
            "20ms",
            "-r",
            "1s",
            "-jvmArgs",
            "-Xmx1g",
            "-e",
            "Io.*,Base.*",
            "-foe",
            "true",
            "Io");

    assertThat(arguments.jmh().getIncludes()).containsExactly("Cpu.*", "Io");
    assertThat(arguments.jmh().getExcludes()).containsExactly("Io.*", "Base.*");
    assertThat(arguments.jmh().getProfilers())
        .extracting(ProfilerConfig::getKlass)
        .containsExactly("gc");
    assertThat(arguments.jmh().getForkCount().get()).isEqualTo(4);
    assertThat(arguments.jmh().getWarmupIterations().get()).isZero();
    assertThat(arguments.jmh().getMeasurementIterations().get()).isEqualTo(3);
    assertThat(arguments.jmh().getWarmupTime().get()).isEqualTo(TimeValue.milliseconds(20));
    assertThat(arguments.jmh().getMeasurementTime().get()).isEqualTo(TimeValue.seconds(1));
    assertThat(arguments.jmh().getJvmArgs().get()).containsExactly("-Xmx1g");
    assertThat(arguments.jmh().shouldFailOnError().get()).isTrue();
  }

  @Test
  void valuesOfAParameterGivenTwiceAreJoinedAsInJmh() throws Exception {
    Arguments arguments =
        Arguments.parse("-p", "workers=1,2", "-p", "limit=5", "-p", "workers=2,4");

    assertThat(arguments.params())
        .isEqualTo(Map.of("workers", Set.of("1", "2", "4"), "limit", Set.of("5")));
  }

  @Test
  void withoutOptionsThePresetIsQuickAndResultsGoToTheFolderRuns() throws Exception {
    Arguments arguments = Arguments.parse();

    assertThat(arguments.preset()).isEqualTo(Preset.QUICK);
    assertThat(arguments.output()).isEqualTo(Path.of("runs/results.csv"));
    assertThat(arguments.seed()).isEmpty();
    assertThat(arguments.resultFile()).isEmpty();
    assertThat(arguments.textOutput()).isEmpty();
  }

  @Test
  void ownOptionsAreUnderstood() throws Exception {
    Arguments arguments =
        Arguments.parse(
            "--preset",
            "STANDARD",
            "--output",
            "a/b.csv",
            "--seed",
            "-7",
            "--budget",
            "20m",
            "-o",
            "t.txt");

    assertThat(arguments.preset()).isEqualTo(Preset.STANDARD);
    assertThat(arguments.output()).isEqualTo(Path.of("a/b.csv"));
    assertThat(arguments.seed()).hasValue(-7);
    assertThat(arguments.budget()).contains(Duration.ofMinutes(20));
    assertThat(arguments.textOutput()).contains(Path.of("t.txt"));
  }

  @Test
  void theFileOfJmhsResultsHasJmhsOwnDefaults() throws Exception {
    assertThat(Arguments.parse("-rf", "json").resultFile()).contains(Path.of("jmh-result.json"));
    Arguments named = Arguments.parse("-rff", "x.out");
    assertThat(named.resultFile()).contains(Path.of("x.out"));
    assertThat(named.resultFormat()).contains(ResultFormatType.CSV);
  }

  /** What a resumed run may be given anew is where it is shown, not what is measured. */
  @Test
  void measuringWordsLeaveOutWhereResultsGoAndWhatIsShown() throws Exception {
    Arguments arguments =
        Arguments.parse(
            "Cpu", "--output", "x.csv", "-v", "SILENT", "-o", "t", "--resume", "-f", "2");

    assertThat(arguments.measuringWords()).containsExactly("Cpu", "-f", "2");
  }

  @Test
  void aResumedRunIsShownAsAskedNow() throws Exception {
    Arguments recorded = Arguments.parse("Cpu", "-f", "2", "--output", "old.csv", "-v", "EXTRA");
    Arguments now = Arguments.parse("--resume", "--output", "new.csv", "-v", "SILENT");

    assertThat(recorded.shownAs(now).words())
        .isEqualTo(List.of("Cpu", "-f", "2", "--output", "new.csv", "-v", "SILENT"));
  }

  private static final String TWO_URLS = "url=http://h:1/a,http://h:2";

  @Test
  void eachServerHasItsProcess() throws Exception {
    assertThat(Arguments.parse("-p", TWO_URLS, "--pid", "7,8").pids())
        .isEqualTo(Map.of("http://h:1/a", 7L, "http://h:2", 8L));
    assertThat(Arguments.parse("-p", TWO_URLS, "--pid", "7", "--pid=8").pids())
        .containsEntry("http://h:2", 8L);
    assertThat(Arguments.parse("-p", TWO_URLS).pids()).isEmpty();
  }

  /** A server that was started again is another process, and the same server. */
  @Test
  void aResumedRunKeepsItsProcessesUnlessOthersAreNamed() throws Exception {
    Arguments recorded = Arguments.parse("-p", TWO_URLS, "--pid", "7,8", "--output", "x");
    assertThat(recorded.measuringWords()).containsExactly("-p", TWO_URLS);
    assertThat(recorded.shownAs(Arguments.parse("--resume")).pids()).containsValues(7L, 8L);
    assertThat(recorded.shownAs(Arguments.parse("--resume", "--pid", "9,10")).pids())
        .containsOnlyKeys("http://h:1/a", "http://h:2")
        .containsValues(9L, 10L);
  }

  private static final String AN_ENDPOINT = "url=http://h/";

  @Test
  void anEndpointIsAskedAsToldAndItsSecretsAreInNoRecord() throws Exception {
    Arguments arguments =
        Arguments.parse(
            "Own",
            "-p",
            AN_ENDPOINT,
            "--header",
            "Authorization: Bearer hunter2",
            "--header=X-Id: hunter2",
            "--body",
            "password: hunter2",
            "--expect-status",
            "201");
    EndpointRequest request = arguments.request();

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.headers())
        .containsExactly(
            new Request.Header("Authorization", "Bearer hunter2"),
            new Request.Header("X-Id", "hunter2"));
    assertThat(request.status()).isEqualTo(201);
    assertThat(request.summary()).matches("POST Authorization X-Id [0-9a-f]{16}");
    assertThat(arguments.recordableWords())
        .containsExactly(
            "Own",
            "-p",
            AN_ENDPOINT,
            "--header",
            "Authorization: …",
            "--header=X-Id: …",
            "--body",
            "…",
            "--expect-status",
            "201");
    assertThat(Arguments.parse("-p", AN_ENDPOINT).request().isPlain()).isTrue();
  }

  /** Where they are not given again, the digest of what was sent is another one. */
  @Test
  void aResumedRunSendsWhatIsGivenAgain() throws Exception {
    String[] words = {"Own", "-p", AN_ENDPOINT, "--header", "A: hunter2", "--body", "x"};
    Arguments first = Arguments.parse(words);
    Arguments recorded = Arguments.parse(first.recordableWords().toArray(String[]::new));

    assertThat(recorded.measuringWords()).containsExactly("Own", "-p", AN_ENDPOINT);
    assertThat(
            recorded
                .shownAs(Arguments.parse("--resume", "--header", "A: hunter2", "--body", "x"))
                .request()
                .summary())
        .isEqualTo(first.request().summary());
    assertThat(recorded.shownAs(Arguments.parse("--resume")).request().summary())
        .startsWith("POST A ")
        .isNotEqualTo(first.request().summary());
  }

  @Test
  void headersAndBodyComeFromFilesToo(@TempDir Path folder) throws Exception {
    Path headers = Files.writeString(folder.resolve("headers"), "A: 1\n\nB: 2\n");
    Path body = Files.writeString(folder.resolve("body"), "hunter2");
    Arguments arguments =
        Arguments.parse(
            "-p", AN_ENDPOINT, "--header", "@" + headers, "--body", "@" + body, "--method", "PUT");

    assertThat(arguments.request().headers())
        .containsExactly(new Request.Header("A", "1"), new Request.Header("B", "2"));
    assertThat(arguments.request().summary()).startsWith("PUT A B ");
    assertThat(arguments.recordableWords()).isEqualTo(arguments.words());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --header | hunter2 | 'Name: value'
          --header | hunter 2: x | 'Name: value'
          --header | A: | --header A;1 to 8000
          --header | A: hunter2é | --header A;ASCII
          --header | Host: hunter2 | Host;follows from the address
          --header | @no/hunter | no/hunter;cannot be read
          --body   | @no/hunter | no/hunter;cannot be read
          --method | get | --method;such as POST;"get"
          --expect-status | 99 | --expect-status;from 200 to 599;"99"
          """)
  void whatCannotBeSentIsRefusedAndNotRepeated(String option, String value, String facts) {
    assertThatThrownBy(() -> Arguments.parse("-p", AN_ENDPOINT, option, value))
        .isInstanceOf(UsageException.class)
        .satisfies(saying(facts.split(";")))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
  }

  @Test
  void howToAskIsForAnEndpoint() {
    assertThatThrownBy(() -> Arguments.parse("Own", "--header", "A: hunter2"))
        .isInstanceOf(UsageException.class)
        .satisfies(saying("--header", "-p url="));
  }

  /** Before anything else could repeat them. */
  @ParameterizedTest
  @ValueSource(strings = {"http://me:hunter2@h/", "http://h/?token=hunter2", "http://h/#hunter2"})
  void secretsAreRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> Arguments.parse("-p", "url=http://h/," + url, "-p", "workers=x"))
        .isInstanceOf(UsageException.class)
        .message()
        .contains("url")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -p url=nowhere        | url;http://host:port/path;nowhere
          -p url=http://h/?a=${NO_SUCH_VARIABLE} | NO_SUCH_VARIABLE;not set
          -p url=http://h --pid x | --pid;a whole number from 1;"x"
          -p url=http://h --pid 0 | --pid;a whole number from 1;"0"
          -p url=http://h --pid 1,2 | --pid;one process for each;2 for 1
          --pid 1               | --pid;one process for each;1 for 0
          --preset huge         | --preset;quick, standard or full;"huge"
          --seed x              | --seed;a whole number of 64 bits;"x"
          --seed 9999999999999999999 | --seed;a whole number of 64 bits;"9999999999999999999"
          --seed                | --seed;value;-h
          --budget 20           | --budget;a time such as 90s, 20m or 2h;"20"
          --budget 0m           | --budget;a time such as 90s, 20m or 2h;"0m"
          --budget 1m -f 2      | --budget;-f;one of them
          -p workers            | -p;name=value or name=value1,value2;"workers"
          -p workers=           | -p;name=value or name=value1,value2;"workers="
          -p                    | -p;value;-h
          -rf xml               | -rf;text, csv, scsv, json or latex;"xml"
          --plan=all            | --plan must be --plan;--plan=order;"--plan=all"
          --profile=all         | --profile must be --profile;--profile=server;"--profile=all"
          --nonsense            | no option;--nonsense;-h
          -q                    | no option;-q;-h
          -f abc                | -f;a whole number from 0 to 10000;"abc"
          -i 0                  | -i;a whole number from 1 to 1000000;"0"
          -wi -1                | -wi;a whole number from 0 to 1000000;"-1"
          -v LOUD               | -v;SILENT, NORMAL or EXTRA;"LOUD"
          -v NORMALLY           | -v;SILENT, NORMAL or EXTRA;"NORMALLY";NORMAL
          -foe yes              | -foe;true or false;"yes"
          --foe=yes             | -foe;true or false;"yes"
          -gc maybe             | -gc;true or false;"maybe"
          -r 5ms3               | -r;a time such as 100ms, 2s, 10m or 1hr;"5ms3"
          -w -1s                | -w;a time such as 100ms, 2s, 10m or 1hr;"-1s"
          -to soon              | -to;a time such as 100ms, 2s, 10m or 1hr;"soon"
          -rf jso               | -rf;text, csv, scsv, json or latex;"jso";json
          --p mode=PROCESS      | --p;not understood;-p;two words
          -pmode=PROCESS        | -pmode=PROCESS;not understood;-p;two words
          --rff x.csv           | --rff;not understood;-rff;two words
          --seed 1 --seed 2     | --seed;once;-h
          """)
  void refusalsNameTheOptionTheBoundAndTheValue(String words, String facts) {
    assertThatThrownBy(() -> Arguments.parse(words.split(" ")))
        .isInstanceOf(UsageException.class)
        .extracting(Throwable::getMessage, STRING)
        .containsSubsequence(facts.split(";"));
  }
}
