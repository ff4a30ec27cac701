package org.modebench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(30)
class ServerCommandTest {

  private static final List<String> UNUSABLE_UPSTREAMS =
      List.of(
          "http://127.0.0.1",
          "http://127.0.0.1:0",
          "http://127.0.0.1:65536",
          "https://127.0.0.1:8080",
          "127.0.0.1");

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
          .containsExactly(
              "The SYNC_WORKER server is running until Ctrl-C. For example:",
              "  curl '" + uri + "'",
              "  ab -n 100 -c 10 '" + uri + "'");
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
          .containsExactly(
              "The server must listen on 127.0.0.1:"
                  + port
                  + ", but the port is not available; choose another one.");
    }
  }

  @Test
  void refusesUnusableValues() {
    assertThat(line.execute("--model", "THREAD_POOL", "--workers", "0")).isEqualTo(2);
    assertThat(line.execute("--model", "THREAD_POOL", "--port", "65536")).isEqualTo(2);
    assertThat(line.execute("--model", "THREAD_POOL", "--deadlineMillis", "0")).isEqualTo(2);
    for (String upstream : UNUSABLE_UPSTREAMS) {
      assertThat(line.execute("--model", "THREAD_POOL", "--upstream", upstream)).isEqualTo(2);
    }
    assertThat(err.toString().lines())
        .containsExactly(
            "The number of workers must be 1 or more, but is 0.",
            "The port must be 0 to 65535, but is 65536.",
            "The deadline must be 1 ms or more, but is 0 ms.",
            noUpstream(UNUSABLE_UPSTREAMS.get(0)),
            noUpstream(UNUSABLE_UPSTREAMS.get(1)),
            noUpstream(UNUSABLE_UPSTREAMS.get(2)),
            noUpstream(UNUSABLE_UPSTREAMS.get(3)),
            noUpstream(UNUSABLE_UPSTREAMS.get(4)));
  }

  private static String noUpstream(String upstream) {
    return "The upstream must be http://host:port with a port from 1 to 65535, but is "
        + upstream
        + "; give the address of the mock API.";
  }

  @Test
  void aModelMustBeNamed() {
    assertThat(line.execute()).isEqualTo(2);
    assertThat(err.toString()).startsWith("Missing required option: '--model=MODEL'");
  }

  @Test
  void helps() {
    assertThat(line.execute("-h")).isZero();
    assertThat(out.toString())
        .contains("Serves /hello on 127.0.0.1 until Ctrl-C")
        .contains("SYNC_WORKER")
        .contains("Exit status:")
        .contains("or the port is not available")
        .contains("Default: 8080.");
  }
}
