package org.modebench.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Experiment;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.cli.CommandRunner;
import org.modebench.analysis.text.Listing;
import org.modebench.arguments.JmhOptions;
import org.modebench.arguments.OwnOptions;
import org.modebench.plan.Preset;
import org.modebench.plan.Sweep;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What {@code -h} prints: our options and JMH's, in sections. Runs are not parsed by it, since JMH
 * parses its options itself.
 */
final class Usage {
  static final String NAME = "java -jar benchmarks.jar";

  private static final int NAMES = 14;
  private static final int MEANINGS = 54;

  private final Map<String, OptionSpec> options = new HashMap<>();
  private final CommandSpec spec = CommandSpec.create().name(NAME);

  private Usage() {
    for (Class<?> known : List.of(OwnOptions.class, JmhOptions.class)) {
      for (OptionSpec option : CommandSpec.forAnnotatedObject(known).options()) {
        options.put(option.names()[0], option);
      }
    }
  }

  /**
   * The help as a command line, which can print itself.
   *
   * @param forks how many a benchmark class asks for
   * @param commands beside the run
   */
  static CommandLine commandLine(int forks, Stream<Object> commands) {
    CommandLine line = new Usage().describe(forks);
    commands.forEach(line::addSubcommand);
    line.setUsageHelpWidth(CommandRunner.COLUMNS);
    return line;
  }

  private static String onlyWhenNamed() {
    return Listing.of(
        Workloads.all().stream()
            .filter(Workload::onlyWhenNamed)
            .map(Workload::name)
            .sorted()
            .toList(),
        "and");
  }

  private CommandLine describe(int forks) {
    spec.parser().separator(" ");
    spec.usageMessage()
        .sortOptions(false)
        .sortSynopsis(false)
        .longOptionsMaxWidth(26)
        .description(
            "Which way of running work wins on the JVM, for which kind of work, and how sure are"
                + " we?")
        .customSynopsis(
            NAME + " [OPTIONS] [BENCHMARK...]", "       " + NAME + " COMMAND [ARGUMENTS]")
        .commandListHeading("%nCommands (each has a --help of its own):%n")
        .footerHeading("%n")
        .footer(
            "BENCHMARK is a regular expression, as in JMH. None selects, with --preset quick and"
                + " without -p, what people ask first: "
                + Workloads.CPU_BOUND.name()
                + ", "
                + Workloads.IO_BOUND.name()
                + ", and one synchronous server against an asynchronous one; or else every benchmark"
                + " but "
                + onlyWhenNamed()
                + ", which have to be named. For example:",
            "  " + NAME + " CpuBound -p mode=process,thread-pool -p workers=1,2,4",
            "  " + NAME + " Own --class-path app.jar -p task=com.acme.Thumbnail -p mode=all",
            "  " + NAME + " Own -p url=http://127.0.0.1:9000/api/7 -p mode=all -p workers=1,10")
        .exitCodeListHeading("%nExit status:%n")
        .exitCodeList(exitCodes())
        .sectionKeys(
            List.of(
                UsageMessageSpec.SECTION_KEY_DESCRIPTION,
                UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
                UsageMessageSpec.SECTION_KEY_SYNOPSIS,
                UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
                UsageMessageSpec.SECTION_KEY_FOOTER,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST));
    section(
        "How much to measure",
        described(
            "--preset",
            ("How thorough to be, where no option below says otherwise (default: %s; --plan tells how"
                    + " long it takes):")
                .formatted(Preset.DEFAULT.optionValue()),
            presets(forks)),
        option("-f"),
        option("--budget"),
        option("--until-decided"),
        described(
            "--sweep",
            "Measure call sizes to find where a mode begins to pay off: all (the default), or",
            sweeps()),
        parameters(),
        option("--pid"),
        option("--server-host"),
        option("--class-path"),
        option("--argument"),
        option("--unchecked"),
        option("-e"),
        option("-wi"),
        option("-w"),
        option("-i"),
        option("-r"),
        option("-to"),
        option("-gc"));
    section(
        "Endpoints of your own (Own -p url=http://host:port/path,...)",
        option("--method"),
        option("--header"),
        option("--body"),
        option("--expect-status"),
        option("--expect"),
        option("--follow-redirects"));
    section(
        "Results",
        option("--output"),
        option("--resume"),
        option("--seed"),
        option("--plan"),
        option("--plan-file"),
        option("--shard"),
        option("-rf"),
        option("-rff"),
        option("-o"),
        option("-v"),
        option("-foe"));
    section(
        "Profiles (async-profiler, on Linux and macOS; nothing to install)",
        option("--profile"),
        option("--profile-only"),
        option("--profile-events"),
        option("--profile-diff"),
        option("--profile-jfr"));
    section("JVM of the forks", option("-jvm"), option("-jvmArgs"), option("-prof"));
    section(
        "Lists",
        option("-l"),
        option("-lp"),
        option("-lprof"),
        option("-lrf"),
        option("-h"),
        option("--version"));
    return new CommandLine(spec);
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("0", "every case was measured");
    codes.put("1", "a case failed");
    codes.put("2", "the arguments or the input are unusable");
    codes.put("3", "a comparison did not pass its gate (compare, verify)");
    return codes;
  }

  private void section(String title, OptionSpec... shown) {
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder()
            .heading("%n" + title + ":%n")
            .order(spec.argGroups().size())
            .validate(false);
    for (OptionSpec option : shown) {
      group.addArg(option);
    }
    spec.addArgGroup(group.build());
  }

  private OptionSpec option(String name) {
    OptionSpec option = options.get(name);
    if (option == null) {
      throw new IllegalArgumentException("There is no option " + name + ".");
    }
    return option;
  }

  private OptionSpec described(String name, String first, Stream<String[]> values) {
    return OptionSpec.builder(option(name)).description(lines(first, values)).build();
  }

  /** The first line, and the values below it in two columns. */
  private static String[] lines(String first, Stream<String[]> values) {
    TextTable table =
        TextTable.forColumns(
            Help.defaultColorScheme(Ansi.OFF),
            new Column(NAMES, 0, Column.Overflow.SPAN),
            new Column(MEANINGS, 1, Column.Overflow.WRAP));
    values.forEach(value -> table.addRowValues(value));
    List<String> lines = new ArrayList<>(List.of(first));
    table.toString().lines().map(line -> line.replace("%", "%%")).forEach(lines::add);
    return lines.toArray(String[]::new);
  }

  private static Stream<String[]> presets(int forks) {
    return Arrays.stream(Preset.values())
        .map(preset -> new String[] {preset.optionValue(), preset.description(forks)});
  }

  private static Stream<String[]> sweeps() {
    return Sweep.all().stream()
        .map(sweep -> new String[] {sweep.optionValue(), sweep.description()});
  }

  private OptionSpec parameters() {
    return OptionSpec.builder(option("-p"))
        .description(
            Stream.of(
                    lines(
                        "Values of a parameter; every combination is a case. Names may be typed in"
                            + " lower case, and mode=all means every mode:",
                        Parameters.all().stream().map(Usage::parameter)),
                    lines(
                        "-p experiment=NAME measures a named choice of values instead:",
                        experiments()))
                .flatMap(Arrays::stream)
                .toArray(String[]::new))
        .build();
  }

  private static String[] parameter(Parameter parameter) {
    return new String[] {parameter.name(), parameter.domain().describe()};
  }

  private static Stream<String[]> experiments() {
    return Workloads.all().stream()
        .map(Workload::experiments)
        .flatMap(List::stream)
        .map(Usage::experiment);
  }

  private static String[] experiment(Experiment experiment) {
    return new String[] {
      experiment.name(), experiment.question() + (experiment.usual() ? " (default)" : "")
    };
  }
}
