package org.modebench.arguments;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * JMH's options that keep their meaning, for the help alone: JMH's own parser reads them, so that
 * they mean what they mean to JMH.
 */
@Command
@SuppressWarnings("UnusedVariable") // Only their annotations are read, by the help.
public final class JmhOptions {
  @Option(
      names = "-f",
      paramLabel = "N",
      description =
          "Forks of each case. Each fork is one sample; an interval needs at least 2, a claim 5.")
  private int forks;

  @Option(names = "-wi", paramLabel = "N", description = "Warm-up iterations in each fork.")
  private int warmups;

  @Option(
      names = "-w",
      paramLabel = "TIME",
      description = "Minimum time of each warm-up iteration, such as 100ms.")
  private String warmupTime = "";

  @Option(names = "-i", paramLabel = "N", description = "Measured iterations in each fork.")
  private int iterations;

  @Option(
      names = "-r",
      paramLabel = "TIME",
      description = "Minimum time of each measured iteration.")
  private String time = "";

  @Option(
      names = "-to",
      paramLabel = "TIME",
      description = "An iteration that takes longer than this fails its case (default: 10 min).")
  private String timeout = "";

  @Option(
      names = "-gc",
      paramLabel = "BOOL",
      description = "Collect garbage before each iteration.")
  private String gc = "";

  @Option(names = "-e", paramLabel = "REGEXP", description = "Leave these benchmarks out.")
  private List<String> excludes = new ArrayList<>();

  @Option(
      names = "-v",
      paramLabel = "MODE",
      description = "SILENT shows no progress; NORMAL and EXTRA show JMH's own text.")
  private String verbosity = "";

  @Option(
      names = "-foe",
      paramLabel = "BOOL",
      description = "Stop at the first case that fails (default: false).")
  private String failOnError = "";

  @Option(
      names = "-jvm",
      paramLabel = "JAVA",
      description = "A java program, or the number of an installed Java (default: this).")
  private String jvm = "";

  @Option(
      names = {"-jvmArgs", "-jvmArgsPrepend", "-jvmArgsAppend"},
      paramLabel = "ARGS",
      description = "Arguments of the JVM: instead of, before or after those of the benchmark.")
  private String jvmArgs = "";

  @Option(
      names = "-prof",
      paramLabel = "NAME",
      description = "A profiler of JMH, which -lprof lists; its figures become rows.")
  private List<String> profilers = new ArrayList<>();

  @Option(names = "-l", description = "List the benchmarks.")
  private boolean list;

  @Option(names = "-lp", description = "List the benchmarks with their parameters.")
  private boolean listParameters;

  @Option(names = "-lprof", description = "List the profilers of JMH.")
  private boolean listProfilers;

  @Option(names = "-lrf", description = "List the formats of JMH's own results.")
  private boolean listFormats;
}
