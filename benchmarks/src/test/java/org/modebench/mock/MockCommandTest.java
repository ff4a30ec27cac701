package org.modebench.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.modebench.host.ServeCommand;
import picocli.CommandLine;

class MockCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine line =
      new CommandLine(new MockCommand())
          .setOut(new PrintWriter(out, true))
          .setErr(new PrintWriter(err, true));

  @Test
  void servesUntilItIsInterruptedAndGivesAnExampleThatWorks() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> status = thread.submit(() -> line.execute("--port", "0"));
      Pattern example = Pattern.compile("curl '(http://127\\.0\\.0\\.1:\\d+/\\S+)'\\R");
      Matcher matcher = example.matcher(out.toString());
      while (!matcher.find()) {
        assertThat(status.isDone()).as(err::toString).isFalse();
        Thread.sleep(20);
        matcher = example.matcher(out.toString());
      }
      URI uri = URI.create(matcher.group(1));
      assertThat(out.toString().lines())
          .satisfiesExactly(says("mock API", "Ctrl-C"), says("  curl '" + uri + "'"));
      assertThat(Http.get(uri).headers().firstValue("Delay-Millis")).contains("107");

      thread.shutdownNow();
      assertThat(thread.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      assertThat(status.get()).isZero();
      assertThat(err.toString()).isEmpty();
    } finally {
      thread.shutdownNow();
    }
  }

  /** Whatever the answer is. */
  @Test
  void countsItsRequests() throws Exception {
    StringWriter said = new StringWriter();
    ServeCommand.Serving serving = new MockCommand().open(0, new PrintWriter(said, true));
    try {
      assertThat(serving.soFar()).isEmpty();
      String address = said.toString().replaceAll("(?s).*(http://[0-9.:]+/).*", "$1");
      Http.get(URI.create(address + "v1/us/current.json"));
      assertThat(serving.soFar()).startsWith("1 request ");
      Http.get(URI.create(address + "v1/us/current.json?latencyMillis=no"));
      assertThat(serving.soFar()).startsWith("2 requests ");
    } finally {
      serving.close();
    }
  }

  @Test
  void refusesAPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, Http.loopback())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(line.execute("--port", port)).isEqualTo(2);
      assertThat(err.toString().lines())
          .satisfiesExactly(says("127.0.0.1:" + port, "not available"));
      assertThat(out.toString()).isEmpty();
    }
  }

  @Test
  void refusesAPortThatIsNone() {
    assertThat(line.execute("--port", "-1")).isEqualTo(2);
    assertThat(line.execute("--port", "65536")).isEqualTo(2);
    assertThat(err.toString().lines())
        .satisfiesExactly(says("port", "0 to 65535", "-1"), says("port", "0 to 65535", "65536"));
  }

  @Test
  void helps() {
    assertThat(line.execute("-h")).isZero();
    assertThat(out.toString())
        .contains("127.0.0.1", "Ctrl-C", "Exit status:", "not available", "8080");
  }
}
