package org.modebench.cli;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modebench.analysis.command.ExitStatus;
import org.openjdk.jmh.runner.Defaults;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the manual page, from the help that every command has. */
@Command(
    name = "man",
    header = "Print the manual page.",
    description = {
      "Prints a manual page of a run and of every command, such as for",
      "",
      "  " + Usage.NAME + " man | man -l -"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments"})
final class ManPageCommand implements Callable<Integer> {
  private final Supplier<Stream<Object>> commands;

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * @param commands all of them, beside the run
   */
  ManPageCommand(Supplier<Stream<Object>> commands) {
    this.commands = commands;
  }

  @Override
  public Integer call() {
    CommandLine run = Usage.commandLine(Defaults.MEASUREMENT_FORKS, commands.get());
    StringBuilder page =
        new StringBuilder(
            """
            .TH MODEBENCH 1
            .SH NAME
            modebench \\- which way of running work wins on the JVM, and how sure that is
            .SH RUN
            """);
    append(page, run);
    for (Map.Entry<String, CommandLine> command : run.getSubcommands().entrySet()) {
      page.append(".SH ").append(command.getKey().toUpperCase(Locale.ROOT)).append('\n');
      append(page, command.getValue());
    }
    spec.commandLine().getOut().print(page);
    return ExitStatus.DONE;
  }

  /** The help as it is, whose lines are broken already. */
  private static void append(StringBuilder page, CommandLine of) {
    page.append(".nf\n")
        .append(
            of.getUsageMessage(Ansi.OFF)
                .lines()
                .map(ManPageCommand::escaped)
                .collect(Collectors.joining("\n")))
        .append("\n.fi\n");
  }

  /** Text in which nothing is an escape or a request, and a hyphen can be searched for. */
  private static String escaped(String line) {
    String text = line.replace("\\", "\\e").replace("-", "\\-");
    return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
  }
}
