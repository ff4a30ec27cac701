package org.modebench.mock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.modebench.analysis.text.Facts.saying;
import static org.modebench.analysis.text.Facts.says;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of the mock's process: how it starts, fails to, and ends. */
@Tag("any-jdk")
class MockProcessTest {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static List<String> java(Class<?> main) {
    return List.of(JAVA, "-cp", System.getProperty("java.class.path"), main.getName());
  }

  /** Starts a mock, says which process it is, and never ends it. */
  static final class Parent {
    public static void main(String[] arguments) throws Exception {
      System.out.println(MockServer.start().pid());
      Thread.sleep(600_000);
    }
  }

  /** Ends at once and says why. */
  static final class Broken {
    public static void main(String[] arguments) {
      System.err.println("Something");
      System.err.println("  is broken.");
      System.exit(3);
    }
  }

  /** Ends at once and says nothing. */
  static final class Mute {
    public static void main(String[] arguments) {}
  }

  /** Says who it is on standard error, and is never ready. */
  static final class Stuck {
    public static void main(String[] arguments) throws Exception {
      System.err.println("process " + ProcessHandle.current().pid());
      Thread.sleep(600_000);
    }
  }

  /** Prints something else than an address. */
  static final class Talkative {
    public static void main(String[] arguments) throws Exception {
      System.out.println("Ready!");
      Thread.sleep(600_000);
    }
  }

  @Test
  void endsWhenItsParentIsKilled() throws Exception {
    Process parent = new ProcessBuilder(java(Parent.class)).start();
    ProcessHandle mock;
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(parent.getInputStream(), UTF_8))) {
      mock = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
    } finally {
      // SIGKILL: the parent can tell nobody.
      parent.destroyForcibly();
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (mock.isAlive() && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    boolean alive = mock.isAlive();
    mock.destroyForcibly();
    assertThat(alive).as("the mock outlives its parent").isFalse();
  }

  @Test
  void saysWhenItsClassesAreMissing() {
    String main = MockMain.class.getName();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () -> MockServer.start(List.of(JAVA, "-cp", "nowhere.jar", main, "--port", "0"), 30))
        .satisfies(
            saying("mock API", "exit code 1", main, ClassNotFoundException.class.getName(), main));
  }

  @Test
  void saysWhatAProcessThatEndsSaidLast() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> MockServer.start(java(Broken.class), 30))
        .satisfies(saying("mock API", "exit code 3", "Something | is broken."));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> MockServer.start(java(Mute.class), 30))
        .satisfies(saying("mock API", "exit code 0", "nothing"));
  }

  @Test
  void endsAProcessThatIsNeverReady() {
    Pattern facts = Pattern.compile("mock API .* 5 s.*process (\\d+)");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> MockServer.start(java(Stuck.class), 5))
        .satisfies(
            failure -> {
              Matcher matcher = facts.matcher(failure.getMessage());
              assertThat(matcher.find()).as(failure.getMessage()).isTrue();
              assertThat(ProcessHandle.of(Long.parseLong(matcher.group(1)))).isEmpty();
            });
  }

  /** A log of the JVM, say. */
  @Test
  void whatElseIsPrintedIsToldIfNoAddressComes() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> MockServer.start(java(Talkative.class), 2))
        .satisfies(saying("mock API", "2 s", "'Ready!'"));
  }

  /** Of what else it prints nobody would take notice. */
  @Test
  void printsItsAddressAndNothingElse(@TempDir Path folder) throws Exception {
    // WireMock reads stubs from here unless it is told not to.
    Path mappings = Files.createDirectories(folder.resolve("src/test/resources/mappings"));
    Files.writeString(
        mappings.resolve("stray.json"),
        "{\"request\": {\"url\": \"/stray\"}, \"response\": {\"status\": 200}}");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(
                JAVA,
                "-cp",
                System.getProperty("java.class.path"),
                MockMain.class.getName(),
                MockMain.PORT,
                "0")
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      while (process.isAlive() && !Files.readString(out).endsWith("\n")) {
        Thread.sleep(20);
      }
      URI address = URI.create(Files.readString(out).strip());
      assertThat(Http.document(address, "latencyMillis=1").statusCode()).isEqualTo(200);
      assertThat(Http.document(address, "latencyMillis=x").statusCode()).isEqualTo(400);
      assertThat(Http.get(address.resolve("/stray")).statusCode()).isEqualTo(404);
      process.getOutputStream().close();
      assertThat(process.waitFor()).isZero();
      assertThat(Files.readString(out)).isEqualTo(address + System.lineSeparator());
      assertThat(Files.readString(err)).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void refusesUnusableArguments() throws Exception {
    assertThat(errorOf()).satisfiesExactly(says("--port N", "''"));
    assertThat(errorOf("--port", "x")).satisfiesExactly(says("--port", "whole number", "'x'"));
    assertThat(errorOf("--port", "65536")).satisfiesExactly(says("port", "0 to 65535", "65536"));
  }

  private static List<String> errorOf(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(java(MockMain.class));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    List<String> error =
        new String(process.getErrorStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(process.getInputStream().readAllBytes()).isEmpty();
    return error;
  }
}
