package org.modebench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modebench.arguments.Arguments;
import org.modebench.arguments.JmhOptions;
import org.modebench.session.SystemPlatform;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class UsageTest {
  private static final Map<String, String> VALUES =
      Map.of(
          "N", "1", "TIME", "1s", "BOOL", "true", "MODE", "NORMAL", "REGEXP", "x", "PATH", "java",
          "ARGS", "-Xmx1g", "NAME", "gc");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String help() {
    PrintStream to = new PrintStream(out, true, UTF_8);
    assertThat(new Launcher(to, to, new SystemPlatform()).run("-h")).isZero();
    return out.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  /** The wording of the whole help; write what it prints to the file when it is meant to change. */
  @Test
  void theHelpIsTheGoldenFile() throws Exception {
    try (var golden = Objects.requireNonNull(UsageTest.class.getResourceAsStream("help.txt"))) {
      assertThat(help()).isEqualTo(new String(golden.readAllBytes(), UTF_8));
    }
  }

  static Stream<CommandLine> commands() {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    return BenchmarkCommands.commandLine(nowhere, nowhere).getSubcommands().values().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsListedWithALineAndHasAHelpOfItsOwn(CommandLine command) {
    String name = command.getCommandName();
    String line =
        "  %-12s %s\n".formatted(name, command.getCommandSpec().usageMessage().header()[0]);
    assertThat(help()).contains(line);
    assertThat(command.getUsageMessage(Ansi.OFF)).contains(name, "--help", "Exit status");
  }

  @Test
  void noLineIsWiderThanATerminal() {
    assertThat(help().lines()).allMatch(line -> line.length() <= 100);
  }

  static Stream<String> jmhOptions() {
    return CommandSpec.forAnnotatedObject(JmhOptions.class).options().stream()
        .flatMap(
            option -> Stream.of(option.names()).map(name -> (name + " " + value(option)).strip()));
  }

  private static String value(OptionSpec option) {
    return option.arity().max() == 0 ? "" : VALUES.getOrDefault(option.paramLabel(), "");
  }

  /** They are shown by picocli and parsed by JMH, which must know each. */
  @ParameterizedTest
  @MethodSource("jmhOptions")
  void everyOptionOfJmhThatIsShownIsUnderstood(String words) {
    assertThatCode(() -> Arguments.parse(words.split(" "))).doesNotThrowAnyException();
  }
}
