package org.modebench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.command.StatusLine;
import org.modebench.host.Listening;
import org.modebench.server.DeafPort;
import picocli.CommandLine;

@Tag("any-jdk")
class LoadCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine line =
      new CommandLine(new LoadCommand())
          .setOut(new PrintWriter(out, true))
          .setErr(new PrintWriter(err, true));

  private static Load closed(int requests) {
    return new Load(
        URI.create("http://127.0.0.1:80"),
        requests,
        i -> "/",
        new Load.Closed(10),
        false,
        Duration.ofSeconds(1));
  }

  /** Its words are those of ab, which scripts read. */
  @Test
  void saysWhatAbSays() {
    List<LoadResult.Cause> causes =
        List.of(
            new LoadResult.Cause("no answer in time", 2), new LoadResult.Cause("answer 502", 1));
    LoadResult result =
        new LoadResult(
            1.25,
            100,
            1,
            0,
            0,
            2,
            causes,
            0.1012,
            0.1,
            0.1021,
            0.11,
            0.2,
            0.25,
            9.9,
            1.0004,
            0.034,
            LoadResult.emptyHistogram());
    assertThat(LoadText.of(closed(103), result, 20_000.4).lines())
        .containsExactly(
            "Concurrency Level:      10",
            "Time taken for tests:   1.250 seconds",
            "Complete requests:      100",
            "Failed requests:        3",
            "   (no answer in time: 2, answer 502: 1)",
            "Requests per second:    80.00 [#/sec] (mean)",
            "Time per request:       125.000 [ms] (mean)",
            "Time per request:       12.500 [ms] (mean, across all concurrent requests)",
            "Mean latency:           101.200 [ms]",
            "",
            "Percentage of the requests served within a certain time (ms)",
            "  50%    100.000",
            "  90%    102.100",
            "  95%    110.000",
            "  99%    200.000",
            " 100%    250.000 (longest request)",
            "",
            "Client: 3 % busy; it can drive 20000 requests a second.",
            "Little's law: throughput x mean time / mean number under way = 1.000.");
  }

  /** A refused connection is quick: 1,506 of them a second are no throughput. */
  @Test
  void aClosedPortHasNoRate() throws Exception {
    try (DeafPort nobody = new DeafPort()) {
      String url = nobody.address().toString();
      assertThat(line.execute("--url", url, "-n", "50")).isEqualTo(ExitStatus.FAILED);
      assertThat(out.toString())
          .contains("Complete requests:      0", "Failed requests:        50")
          .containsIgnoringCase("(connection refused: 50)")
          .contains(url)
          .doesNotContain("per second", "Time per request", "NaN");
    }
  }

  @Test
  void putsALoadOnAServer() throws Exception {
    try (CannedServer server = CannedServer.start(Listening.LOOPBACK)) {
      String url = server.address() + "/any?thing";
      assertThat(line.execute("--url", url, "-n", "50", "-c", "5", "-k"))
          .as(err::toString)
          .isZero();
      assertThat(out.toString())
          .contains("Concurrency Level:      5")
          .contains("Complete requests:      50")
          .contains("Failed requests:        0");
      assertThat(line.execute("--url", url, "-n", "50", "--rate", "1000", "--expect", "No"))
          .isEqualTo(1);
      assertThat(out.toString())
          .contains("Intended rate:          1000.00 [#/sec]")
          .contains("Failed requests:        50");
      assertThat(err.toString().lines()).allMatch(LoadCommandTest::isProgress);
    }
  }

  private static boolean isProgress(String line) {
    return line.matches("Warming up the client: .*|[0-9]+ of [0-9]+ requests? ended");
  }

  /** What scripts read stays as it is. */
  @Test
  void tellsHowFarItIsBesideItsResult() throws Exception {
    CommandLine often =
        new CommandLine(
                new LoadCommand(
                    (toOut, toErr) -> new StatusLine.Screen(toErr, 0, Duration.ofMillis(1))))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    try (CannedServer server = CannedServer.start(Listening.LOOPBACK)) {
      String url = server.address().toString();

      assertThat(often.execute("--url", url, "-n", "30", "--rate", "100")).isZero();

      assertThat(err.toString().lines())
          .allMatch(LoadCommandTest::isProgress)
          .anyMatch(line -> line.contains("check 4 of"))
          .anyMatch(line -> line.endsWith(" of 30 requests ended"));
      assertThat(out.toString()).startsWith("Intended rate:").doesNotContain("requests ended");
    }
  }

  @Test
  void asksForTheWholePath() throws Exception {
    try (RawServer server =
        RawServer.start(
            peer -> {
              peer.request();
              peer.hello();
            })) {
      assertThat(line.execute("--url", server.address() + "/h%C3%A4?a=b&c#d", "-n", "1")).isZero();
      assertThat(line.execute("--url", server.address().toString(), "-n", "1")).isZero();
      assertThat(server.requests())
          .extracting(text -> text.lines().findFirst().orElseThrow())
          .containsExactly("GET /h%C3%A4?a=b&c HTTP/1.1", "GET / HTTP/1.1");
    }
  }

  @Test
  void aPasswordIsRefusedAndNotRepeated() {
    assertThat(line.execute("--url", "http://me:hunter2@localhost/")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--url", "password", "@localhost")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost:80 | -c 1 | --url;http://host:port/path;localhost:80",
        "ftp://localhost | -c 1 | --url;http://host:port/path;ftp://localhost",
        "http://a b | -c 1 | --url;http://host:port/path;http://a b",
        "http://127.0.0.1:99999/ | -c 1 | port;1 to 65535;99999",
        "http://127.0.0.1 | -c 0 | 1 connection;0",
        "http://127.0.0.1 | -n 0 | 1 request;0",
        "http://127.0.0.1 | --rate 0 | rate;more than 0;0.0",
        "http://127.0.0.1 | --timeout 0 | timeout;more than 0;0 milliseconds",
        "http://127.0.0.1 | -c 1 --rate 5 | -c;--rate;together",
        "http://127.0.0.1 | --rate 5 --first-alone | --first-alone;--rate;together",
      })
  void refusesWhatCannotBeRun(String url, String options, String facts) {
    String[] words = ("--url@" + url + "@" + options.replace(' ', '@')).split("@");
    assertThat(line.execute(words)).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement(STRING).containsSubsequence(facts.split(";"));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void helps() {
    assertThat(line.execute("-h")).isZero();
    assertThat(out.toString())
        .contains("Loads an HTTP server as ab does, or at a constant rate.")
        .contains("Default: 30000.");
  }
}
