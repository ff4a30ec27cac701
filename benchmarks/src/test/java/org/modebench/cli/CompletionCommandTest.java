package org.modebench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modebench.analysis.text.Facts.says;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
@Tag("any-jdk")
class CompletionCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    CompletionCommand command =
        new CompletionCommand(
            () ->
                BenchmarkCommands.all(
                    nowhere, new PrintStream(nowhere, true, StandardCharsets.UTF_8)));
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** What bash itself offers for the last of some words. */
  private List<String> offered(String... words) throws Exception {
    Path script = Files.writeString(folder.resolve("completion"), out.toString());
    String typed = String.join(" ", words);
    String bash =
        "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; _complete_bench; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, typed, words.length - 1, typed);
    Process process =
        new ProcessBuilder("bash", "-c", bash)
            // Where bash itself does not complete, compopt says so.
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String reply = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return reply.lines().map(String::strip).toList();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void bashCompletesCommandsAndTheirOptions() throws Exception {
    assertThat(run("--alias", "bench")).isZero();

    assertThat(offered("bench", "br")).containsExactly("breakeven");
    assertThat(offered("bench", "--pre")).containsExactly("--preset");
    assertThat(offered("bench", "compare", "--fail")).contains("--fail-on-regression");
    assertThat(offered("bench", "serv")).containsExactly("server");
  }

  @Test
  void anAliasIsAWord() {
    assertThat(run("--alias", "a b")).isEqualTo(2);
    assertThat(err.toString()).satisfies(says("--alias", "a b"));
    assertThat(out.toString()).isEmpty();
  }
}
