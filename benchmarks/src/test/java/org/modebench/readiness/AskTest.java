package org.modebench.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to ask in a JVM of its own, since a JVM has one kind of selectors. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class AskTest {

  /** Prints why this JVM, which has the selectors of the system, cannot ask so. */
  static final class Refused {
    public static void main(String[] arguments) {
      try (Connections connections = Connections.open(1);
          Watch watch = Ask.valueOf(arguments[0]).watch(connections)) {
        System.out.print(watch);
      } catch (IOException e) {
        System.out.print(e.getMessage());
      }
    }
  }

  private static String printed(Class<?> main, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed.strip();
  }

  /**
   * By arithmetic: a read of each connection, or one question and one read. That strace counts the
   * same is looked at by {@code scripts/compare-with-strace.sh}.
   */
  @ParameterizedTest
  @CsvSource({"SPIN, 1000", "POLL, 100", "EPOLL, 100"})
  void everyEventIsFoundWhereItIs(Ask ask, String systemCalls) throws Exception {
    assertThat(printed(AskMain.class, ask.name(), "20", "50")).isEqualTo(systemCalls);
  }

  /** Else poll would be measured twice, or epoll. */
  @ParameterizedTest
  @CsvSource({"POLL, sun.nio.ch.PollSelectorProvider, EPoll"})
  void anotherKindOfSelectorsIsNoticed(Ask ask, String wanted, String there) throws Exception {
    assertThat(printed(Refused.class, ask.name())).contains(wanted, there, "choose");
  }
}
