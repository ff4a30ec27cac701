package org.modebench.plan;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** The options that this program adds to JMH's, and the few of JMH's that it handles itself. */
@Command(name = "java -jar benchmarks.jar")
final class OwnOptions {
  @Option(names = "--preset")
  String preset = Preset.DEFAULT.optionValue();

  @Option(names = "--sweep", arity = "0..1", fallbackValue = Sweep.ALL)
  String sweep = "";

  @Option(names = "--output")
  String output = Defaults.OUTPUT;

  @Option(names = "--resume")
  boolean resume;

  @Option(names = "--seed")
  String seed = "";

  @Option(names = "--budget")
  String budget = "";

  @Option(names = "--plan")
  boolean plan;

  @Option(names = "--profile")
  boolean profile;

  @Option(names = ProfileChoice.WITH_SERVERS, hidden = true)
  boolean profileWithServers;

  @Option(names = "--profile-jfr")
  boolean profileJfr;

  @Option(names = "--profile-events")
  String profileEvents = "";

  @Option(names = "--profile-diff")
  String profileDiff = "";

  @Option(names = {"-h", "--help"})
  boolean help;

  @Option(names = "--version")
  boolean version;

  @Option(names = "-p")
  List<String> params = new ArrayList<>();

  @Option(names = "-o")
  String textOutput = "";

  @Option(names = "-rf")
  String resultFormat = "";

  @Option(names = "-rff")
  String resultFile = "";

  /** For JMH's own parser, in the order in which it was written. */
  @Unmatched List<String> rest = new ArrayList<>();

  CommandLine commandLine() {
    return new CommandLine(this)
        .setPosixClusteredShortOptionsAllowed(false)
        .setAbbreviatedOptionsAllowed(false)
        .setExpandAtFiles(false)
        .setOverwrittenOptionsAllowed(false);
  }
}
