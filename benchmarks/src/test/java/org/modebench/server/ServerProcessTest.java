package org.modebench.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.modebench.analysis.text.Facts.saying;
import static org.modebench.analysis.text.Facts.says;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modebench.server.common.ServerProcess;
import org.modebench.server.common.ServerSettings;

/** The life of a server's process: how it starts, fails to, and ends with all that it started. */
@Tag("any-jdk")
@Timeout(60)
class ServerProcessTest {

  private static final ServerSettings SETTINGS =
      new ServerSettings(0, 2, Optional.empty(), Duration.ofSeconds(20));

  private static List<String> java(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Starts a server, says which process and port it is, and never ends it. */
  static final class Parent {
    public static void main(String[] arguments) throws Exception {
      ServerProcess server = ServerMain.launch(ServerModel.valueOf(arguments[0]), SETTINGS);
      System.out.println(server.pid() + " " + server.address().getPort());
      Thread.sleep(600_000);
    }
  }

  @Test
  void servesUntilItIsClosed() throws Exception {
    ServerProcess server = ServerMain.launch(ServerModel.SYNC_WORKER, SETTINGS);
    int port = server.address().getPort();
    assertThat(server.address()).hasToString("http://127.0.0.1:" + port);
    assertThat(Client.get(port, "/hello?latencyMillis=1").body()).isEqualTo("Hello, Anonymous");
    assertThat(server.takeLag()).isEmpty();
    ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
    assertThat(process.isAlive()).isTrue();
    assertThat(server.pid()).isNotEqualTo(ProcessHandle.current().pid());

    server.close();
    assertThat(process.isAlive()).isFalse();
    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Client(port).close());
    server.close();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(server::takeLag)
        .satisfies(saying("SYNC_WORKER", "exit code 0"));
  }

  @Test
  void saysThatItWasKilled() throws Exception {
    try (ServerProcess server = ServerMain.launch(ServerModel.THREAD_POOL, SETTINGS)) {
      ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
      process.destroyForcibly();
      process.onExit().get(30, TimeUnit.SECONDS);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(server::takeLag)
          .satisfies(saying("THREAD_POOL", "exit code 137"));
    }
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, SETTINGS.address().getAddress())) {
      int port = taken.getLocalPort();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () ->
                  ServerMain.launch(
                      ServerModel.PREFORK,
                      new ServerSettings(port, 1, Optional.empty(), Duration.ofSeconds(1))))
          .satisfies(saying("PREFORK", "exit code 2", "127.0.0.1:" + port, "not available"));
    }
  }

  /** SIGKILL: neither the parent nor, in the second case, the server can tell anybody. */
  @ParameterizedTest
  @EnumSource(names = {"THREAD_PER_CONNECTION", "PREFORK", "PROCESS_PER_REQUEST"})
  void nothingOutlivesAParentThatIsKilled(ServerModel model) throws Exception {
    assertNothingIsLeft(model, true);
    assertNothingIsLeft(model, false);
  }

  private static void assertNothingIsLeft(ServerModel model, boolean killParent) throws Exception {
    Process parent = new ProcessBuilder(java(Parent.class, model.name())).start();
    List<ProcessHandle> started = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(parent.getInputStream(), UTF_8))) {
      String[] line = String.valueOf(out.readLine()).split(" ", -1);
      ProcessHandle server = ProcessHandle.of(Long.parseLong(line[0])).orElseThrow();
      started.add(server);
      try (Client client = new Client(Integer.parseInt(line[1]))) {
        client.send("GET /hello?latencyMillis=15000 HTTP/1.1\r\nHost: a\r\n\r\n");
        int children =
            switch (model) {
              case PREFORK -> 2;
              case PROCESS_PER_REQUEST -> 1;
              default -> 0;
            };
        assertThat(Sockets.soon(() -> server.children().count() == children)).isTrue();
        server.children().forEach(started::add);
        (killParent ? parent.toHandle() : server).destroyForcibly();
        assertThat(Sockets.soon(() -> started.stream().noneMatch(ProcessHandle::isAlive)))
            .as(model + " leaves processes")
            .isTrue();
      }
    } finally {
      started.forEach(ProcessHandle::destroyForcibly);
      parent.destroyForcibly();
    }
  }

  @Test
  void refusesUnusableArguments() throws Exception {
    assertThat(errorOf("NONE", "0", "1", "1", "-", "5000", "none", "-", "-", "127.0.0.1"))
        .satisfies(says("'NONE'"));
    assertThat(errorOf("SYNC_WORKER", "0")).satisfies(says("10 arguments", "2"));
    assertThat(
            errorOf("SYNC_WORKER", "65536", "1", "1", "-", "5000", "none", "-", "-", "127.0.0.1"))
        .satisfies(says("port", "0 to 65535", "65536"));
    assertThat(errorOf("SYNC_WORKER", "0", "0", "1", "-", "5000", "none", "-", "-", "127.0.0.1"))
        .satisfies(says("workers", "1", "0"));
    assertThat(
            errorOf(
                "SYNC_WORKER",
                "0",
                "1",
                "1",
                "http://127.0.0.1",
                "5000",
                "none",
                "-",
                "-",
                "127.0.0.1"))
        .satisfies(says("http://host:port", "1 to 65535", "http://127.0.0.1"));
    assertThat(errorOf("SYNC_WORKER", "0", "1", "0", "-", "5000", "none", "-", "-", "127.0.0.1"))
        .satisfies(says("deadline", "1 ms", "0 ms"));
    assertThat(errorOf("SYNC_WORKER", "0", "1", "1", "-", "5000", "none", "-", "-", "here"))
        .satisfies(says("address", "'here'"));
  }

  private static String errorOf(String... arguments) throws Exception {
    Process process = new ProcessBuilder(java(ServerMain.class, arguments)).start();
    String error = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(process.getInputStream().readAllBytes()).isEmpty();
    return error;
  }
}
