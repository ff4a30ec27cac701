package org.modebench.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.modebench.analysis.text.Facts.saying;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modebench.server.common.Answer;
import org.modebench.server.common.HelloRequest;
import org.modebench.server.common.ServerSettings;

@Timeout(60)
class CgiUpstreamTest {

  private static final HelloRequest LONG = new HelloRequest(30_000, false, 0, Optional.empty());

  /** Otherwise its process would be nobody's: a server that is closed does not wait for it. */
  @Test
  void aRequestThatIsInterruptedEndsWithItsProcess() throws Exception {
    CgiUpstream upstream =
        new CgiUpstream(new ServerSettings(0, 1, Optional.empty(), Duration.ofSeconds(60)));
    ExecutorService requests = Executors.newSingleThreadExecutor();
    try {
      List<ProcessHandle> before = children();
      Future<List<ProcessHandle>> leftBehind =
          requests.submit(
              () -> {
                try {
                  upstream.await(LONG);
                  throw new AssertionError("It must be interrupted.");
                } catch (InterruptedException e) {
                  return started(before);
                }
              });
      while (started(before).isEmpty()) {
        Thread.sleep(1);
      }
      requests.shutdownNow();
      assertThat(leftBehind.get()).isEmpty();
    } finally {
      requests.shutdownNow();
      upstream.close();
    }
  }

  /** As of a JVM that finds no memory, or whose class path has been deleted. */
  @Test
  void aProcessThatDiesIsAnsweredAsABadGateway() throws Exception {
    try (CgiUpstream upstream =
        new CgiUpstream(List.of("sh", "-c", "echo no class path >&2; exit 3"), 30_000)) {
      assertThat(upstream.await(LONG)).isEqualTo(Answer.BAD_GATEWAY);
    }
  }

  @Test
  void aProcessThatHangsIsAnsweredAsAGatewayTimeoutAndKilled() throws Exception {
    List<ProcessHandle> before = children();
    try (CgiUpstream upstream = new CgiUpstream(List.of("sh", "-c", "exec sleep 600"), 50)) {
      assertThat(upstream.await(LONG)).isEqualTo(Answer.GATEWAY_TIMEOUT);
    }
    assertThat(started(before)).isEmpty();
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  private static List<ProcessHandle> started(List<ProcessHandle> before) {
    return children().stream().filter(process -> !before.contains(process)).toList();
  }

  @Test
  void readsWhatAProcessPrints() throws IOException {
    assertThat(read("Status: 200\n\nHello")).isEqualTo(new Answer(200, "Hello"));
  }

  /** That is answered 502; anything else would take down the thread that asked. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Status: 200",
        "Hello\n\n",
        "Status: \n\nx",
        "Status: 20x\n\n",
        "Status: 99999999999\n\n"
      })
  void whatIsNoAnswerIsRefused(String printed) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> read(printed))
        .satisfies(saying("process", "status"));
  }

  private static Answer read(String printed) throws IOException {
    return CgiMain.read(new ByteArrayInputStream(printed.getBytes(StandardCharsets.UTF_8)));
  }
}
