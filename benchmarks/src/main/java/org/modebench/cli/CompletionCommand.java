package org.modebench.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.modebench.analysis.command.ExitStatus;
import org.openjdk.jmh.runner.Defaults;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what lets a shell complete commands and options. */
@Command(
    name = "completion",
    header = "Print completions of commands and options for bash and zsh.",
    description = {
      "Prints a script that lets bash or zsh complete the commands of an alias, and their options:",
      "",
      "  alias modebench='" + Usage.NAME + "'",
      "  source <(modebench completion)"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments"})
final class CompletionCommand implements Callable<Integer> {
  private static final String WORD = "[A-Za-z_][A-Za-z0-9_-]*";

  private final Supplier<Stream<Object>> commands;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--alias",
      paramLabel = "NAME",
      defaultValue = "modebench",
      description = "The name of the alias. Default: ${DEFAULT-VALUE}.")
  private String alias = "";

  /**
   * @param commands all of them, beside the run
   */
  CompletionCommand(Supplier<Stream<Object>> commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() {
    if (!alias.matches(WORD)) {
      spec.commandLine()
          .getErr()
          .println(
              "--alias must be a word of letters, digits, _ and -, but is \"%s\"; name another."
                  .formatted(alias));
      return ExitStatus.UNUSABLE;
    }
    spec.commandLine()
        .getOut()
        .print(
            AutoComplete.bash(
                alias, Usage.commandLine(Defaults.MEASUREMENT_FORKS, commands.get())));
    return ExitStatus.DONE;
  }
}
