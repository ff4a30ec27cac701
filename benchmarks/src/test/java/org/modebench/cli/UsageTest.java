package org.modebench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modebench.analysis.text.GoldenFile;
import org.modebench.arguments.Arguments;
import org.modebench.arguments.JmhOptions;
import org.modebench.session.SystemPlatform;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

@Tag("any-jdk")
class UsageTest {
  private static final Map<String, String> VALUES =
      Map.of(
          "N", "1", "TIME", "1s", "BOOL", "true", "MODE", "NORMAL", "REGEXP", "x", "JAVA", "java",
          "ARGS", "-Xmx1g", "NAME", "gc");

  private static final List<String> REFUSED =
      List.of(
          "--preset huge",
          "--seed x",
          "--seed",
          "--seed 1 --seed 2",
          "--budget 20",
          "--budget 1m -f 2",
          "--ouput x.csv",
          "-p workers",
          "-p mode=PROCESSES",
          "-p limit=-1 CpuBound --plan",
          "-p wokers=2 PipeFloor --plan",
          "Own --plan",
          "Own -p task=com.acme.1 --plan",
          "Own -p task=com.acme.Some --class-path nowhere.jar --plan",
          "CpuBound --class-path . --plan",
          "Own -p task=com.acme.Some -p argument=@nowhere.txt --plan",
          "-p mode=THREADS PipeFloor --plan",
          "-p experiment=speed Server --plan",
          "-p experiment=transports Server --plan",
          "-f abc",
          "-r 5ms3",
          "-v NORMALLY",
          "-rf xml",
          "-pmode=PROCESS",
          "--resume --plan",
          "NoSuchBenchmark");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String help() {
    PrintStream to = new PrintStream(out, true, UTF_8);
    assertThat(new Launcher(to, to, new SystemPlatform()).run("-h")).isZero();
    return out.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void theHelpIsTheGoldenFile() throws Exception {
    GoldenFile.assertMatches(UsageTest.class, "help.txt", help());
  }

  /** The wording of refusals; what they must name, other tests show. */
  @Test
  void refusalsAreTheGoldenFile() throws Exception {
    StringBuilder text = new StringBuilder();
    for (String words : REFUSED) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      PrintStream to = new PrintStream(err, true, UTF_8);
      int status = new Launcher(to, to, new SystemPlatform()).run(words.split(" "));
      text.append("$ ").append(words).append('\n').append(err.toString(UTF_8));
      text.append("= ").append(status).append("\n\n");
    }
    GoldenFile.assertMatches(
        UsageTest.class, "refusals.txt", text.toString().replace(System.lineSeparator(), "\n"));
  }

  static Stream<CommandLine> commands() {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    return BenchmarkCommands.commandLine(BenchmarkCommands.all(nowhere, nowhere))
        .getSubcommands()
        .values()
        .stream();
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
