package org.modebench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.modebench.analysis.cli.CommandRunner;
import picocli.CommandLine;

@Timeout(60)
@Tag("any-jdk")
class ManPageCommandTest {
  private static final Path GROFF = Path.of("/usr/bin/groff");

  @TempDir private Path folder;

  private static Stream<Object> commands() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return BenchmarkCommands.all(nowhere, new PrintStream(nowhere, true, StandardCharsets.UTF_8));
  }

  private static String page() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8);
    CommandLine commands = BenchmarkCommands.commandLine(commands());
    assertThat(new CommandRunner(commands, out, err).run("man")).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void hasEveryCommandAndItsOptions() {
    List<String> lines = page().lines().toList();

    for (String command : BenchmarkCommands.commandLine(commands()).getSubcommands().keySet()) {
      assertThat(lines).contains(".SH " + command.toUpperCase(Locale.ROOT));
    }
    assertThat(lines)
        .anyMatch(line -> line.contains("\\-\\-preset"))
        .anyMatch(line -> line.contains("\\-\\-fail\\-on\\-regression"));
    assertThat(lines).last().as("the end of the last command").isEqualTo(".fi");
    // Any other line would be a request.
    assertThat(lines.stream().filter(line -> line.startsWith(".") || line.startsWith("'")))
        .allMatch(line -> line.matches("\\.(?:TH|SH) .+|\\.nf|\\.fi"));
  }

  /** The program behind man has nothing to complain of, and shows the help as it is. */
  @Test
  void isWhatManShows() throws Exception {
    assumeTrue(Files.isExecutable(GROFF), "Skipped: there is no groff to read it.");
    Path page = Files.writeString(folder.resolve("modebench.1"), page());
    Path errors = folder.resolve("errors");

    Process groff =
        new ProcessBuilder(
                GROFF.toString(), "-man", "-Kutf8", "-Tutf8", "-P-c", "-ww", page.toString())
            .redirectError(errors.toFile())
            .start();
    String shown = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(groff.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(errors)).isEmpty();
    assertThat(shown.replaceAll(".\b", "")).contains("--fail-on-regression", "COMPLETION");
  }
}
