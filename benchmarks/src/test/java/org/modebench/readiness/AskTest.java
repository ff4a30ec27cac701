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
  private static final int CONNECTIONS = 20;
  private static final int EVENTS = 50;

  /** Prints how many system calls the events took, or why there were none. */
  static final class Asking {
    public static void main(String[] arguments) {
      Ask ask = Ask.valueOf(arguments[0]);
      if (arguments.length == 1) {
        ask.prefer();
      }
      try (Connections connections = Connections.open(CONNECTIONS);
          Watch watch = ask.watch(connections)) {
        for (int i = 0; i < EVENTS; i++) {
          int active = i * 7 % CONNECTIONS;
          connections.send(active);
          if (watch.next() != active) {
            throw new IllegalStateException("another connection was found");
          }
        }
        System.out.print(watch.systemCalls());
      } catch (IOException e) {
        System.out.print(e.getMessage());
      }
    }
  }

  private static String asked(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Asking.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed;
  }

  /** By arithmetic: a read of each connection, or one question and one read. */
  @ParameterizedTest
  @CsvSource({"SPIN, 1000", "POLL, 100", "EPOLL, 100"})
  void everyEventIsFoundWhereItIs(Ask ask, int systemCalls) throws Exception {
    assertThat(asked(ask.name())).isEqualTo(Integer.toString(systemCalls));
  }

  /** Else poll would be measured twice, or epoll. */
  @ParameterizedTest
  @CsvSource({"POLL, sun.nio.ch.PollSelectorProvider, EPoll"})
  void anotherKindOfSelectorsIsNoticed(Ask ask, String wanted, String there) throws Exception {
    assertThat(asked(ask.name(), "not preferred")).contains(wanted, there, "choose");
  }
}
