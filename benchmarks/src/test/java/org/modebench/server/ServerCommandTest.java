package org.modebench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(30)
class ServerCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine line =
      new CommandLine(new ServerCommand())
          .setOut(new PrintWriter(out, true))
          .setErr(new PrintWriter(err, true));

  @Test
  void servesUntilItIsInterruptedAndGivesExamples() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> status =
          thread.submit(() -> line.execute("--model", "SYNC_WORKER", "--port", "0"));
      Pattern example =
          Pattern.compile("ab -n 100 -c 10 '(http://127\\.0\\.0\\.1:(\\d+)(\\S+))'\\R");
      Matcher matcher = example.matcher(out.toString());
      while (!matcher.find()) {
        assertThat(status.isDone()).as(err::toString).isFalse();
        Thread.sleep(20);
        matcher = example.matcher(out.toString());
      }
      String uri = matcher.group(1);
      assertThat(out.toString().lines())
          .satisfiesExactly(
              says("SYNC_WORKER", "Ctrl-C"),
              says("  curl '" + uri + "'"),
              says("  ab -n 100 -c 10 '" + uri + "'"));
      assertThat(Client.get(Integer.parseInt(matcher.group(2)), matcher.group(3)).status())
          .isEqualTo(200);

      thread.shutdownNow();
      assertThat(thread.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
      assertThat(status.get()).isZero();
      assertThat(err.toString()).isEmpty();
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void refusesAPortThatIsTaken() throws Exception {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket taken = new ServerSocket(0, 1, loopback)) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(line.execute("--model", "THREAD_POOL", "--port", port)).isEqualTo(2);
      assertThat(err.toString().lines())
          .satisfiesExactly(says("127.0.0.1:" + port, "not available"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --workers        | 0                      | workers, 1
          --port           | 65536                  | port, 0 to 65535
          --deadlineMillis | 0                      | deadline, 1 ms
          --patienceMillis | 0                      | patience, 1 ms
          --upstream       | http://127.0.0.1       | http://host:port, 1 to 65535
          --upstream       | http://127.0.0.1:0     | http://host:port, 1 to 65535
          --upstream       | http://127.0.0.1:65536 | http://host:port, 1 to 65535
          --upstream       | https://127.0.0.1:8080 | http://host:port, 1 to 65535
          --upstream       | 127.0.0.1              | http://host:port, 1 to 65535
          """)
  void refusesUnusableValues(String option, String value, String facts) {
    assertThat(line.execute("--model", "THREAD_POOL", option, value)).isEqualTo(2);
    assertThat(err.toString().lines()).satisfiesExactly(says((facts + ", " + value).split(", ")));
  }

  @Test
  void endsAfterItsLifeAndTakesItsFileWithIt(@TempDir Path folder) {
    String file = folder.resolve("port").toString();

    assertThat(
            line.execute(
                "--model", "EVENT_LOOP", "--port", "0", "--life", "1s", "--port-file", file))
        .isZero();
    assertThat(out.toString()).contains("for 1 s", "--life");
    assertThat(err.toString()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void warnsOfWhatOthersReach() {
    assertThat(line.execute("--model", "SELECTOR", "--port", "0", "--all-addresses", "--life=1s"))
        .isZero();
    assertThat(err.toString().lines())
        .satisfiesExactly(says("Warning", "0.0.0.0:", "--allow-from"));
  }

  @Test
  void refusesAnAddressOfAnotherMachine() {
    assertThat(line.execute("--model", "SELECTOR", "--port", "0", "--bind", "192.0.2.7"))
        .isEqualTo(2);
    assertThat(err.toString().lines()).satisfiesExactly(says("--bind", "192.0.2.7", "127.0.0.1"));
  }

  @Test
  void aModelMustBeNamed() {
    assertThat(line.execute()).isEqualTo(2);
    assertThat(err.toString()).contains("'--model=MODEL'");
  }

  @Test
  void helps() {
    assertThat(line.execute("-h")).isZero();
    assertThat(out.toString())
        .contains("/hello", "127.0.0.1", "Ctrl-C", "SYNC_WORKER", "Exit status:")
        .contains("not available", "8080");
  }
}
