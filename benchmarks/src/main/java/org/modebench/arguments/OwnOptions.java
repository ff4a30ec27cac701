package org.modebench.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.modebench.analysis.statistics.Looks;
import org.modebench.plan.Preset;
import org.modebench.plan.ProfileChoice;
import org.modebench.plan.Sweep;
import org.modebench.plan.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** The options that this program adds to JMH's, and the few of JMH's that it handles itself. */
@Command
public final class OwnOptions {
  private static final String PROFILE = "--profile";
  private static final String PROFILED_SERVERS = "server";
  private static final String PLAN = "--plan";
  private static final String PLANNED_ORDER = "order";

  /** Words for picocli, which would take the word after {@code --profile} for its value. */
  private static final String PROFILE_WITH_SERVERS = PROFILE + "-with-servers";

  private static final String PLAN_WITH_ORDER = PLAN + "-with-order";

  @Option(names = "--preset", paramLabel = "NAME")
  private String preset = Preset.DEFAULT.optionValue();

  @Option(names = "--sweep", paramLabel = "NAME", arity = "0..1", fallbackValue = Sweep.ALL)
  private String sweep = "";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = {
        "Rows are appended to this file, never overwritten (default: runs/results.csv).",
        "The record of the run goes to <name>.environment.json beside it."
      })
  String output = "";

  @Option(names = "--resume", description = "Continue the newest incomplete run in that file.")
  boolean resume;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the order of the forks (default: random; it is recorded).")
  String seed = "";

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "Run as many forks of each case as fit in this time, such as 90s, 20m or 2h.")
  String budget = "";

  @Option(
      names = "--until-decided",
      description =
          "Give more forks to the cases that may or may not be as good as the best of their"
              + " workload, until each is shown to be worse or the same, has "
              + Looks.CAP
              + " forks (or those of -f), or the budget is spent.")
  boolean untilDecided;

  @Option(
      names = PLAN,
      description = {
        "Show the cases and the estimated time, and measure nothing.",
        "--plan=order also shows the order of the forks in each round."
      })
  boolean plan;

  @Option(names = PLAN_WITH_ORDER, hidden = true)
  boolean planWithOrder;

  @Option(
      names = "--plan-file",
      paramLabel = "FILE",
      description = {
        "With --plan: write the plan to this file, for several machines to measure.",
        "With --shard: measure a part of the plan in this file."
      })
  String planFile = "";

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = {
        "Measure part I of N of the plan of --plan-file: whole rounds, or of more shards than"
            + " rounds one benchmark in each.",
        "Each attempt has a file of its own beside the plan, or in the folder that --output names;"
            + " the command merge makes one run of them."
      })
  String shard = "";

  @Option(
      names = PROFILE,
      description = {
        "Measure each case without and with a profiler on the fork and its workers, and draw flame"
            + " graphs in the folder profiles beside the results.",
        "--profile=server also profiles servers under test and the mock API."
      })
  private boolean profile;

  @Option(names = PROFILE_WITH_SERVERS, hidden = true)
  private boolean profileWithServers;

  @Option(
      names = "--profile-only",
      paramLabel = "REGEXP",
      description = "Profile only cases in whose line of --plan this is found, such as workers=10.")
  private String profileOnly = "";

  @Option(names = "--profile-jfr", description = "Keep the recordings (JFR).")
  private boolean profileJfr;

  @Option(
      names = "--profile-events",
      paramLabel = "EVENTS",
      description =
          "Events beside CPU time (wall-clock time where calls wait): lock, alloc or lock,alloc.")
  private String profileEvents = "";

  @Option(
      names = "--profile-diff",
      paramLabel = "A,B",
      description = "Draw how the graphs of two modes differ, such as SEQUENTIAL,PROCESS.")
  private String profileDiff = "";

  @Option(
      names = {"-h", "--help"},
      description = "Show this help.")
  boolean help;

  @Option(names = "--version", description = "Show the version.")
  boolean version;

  @Option(
      names = "-p",
      paramLabel = "NAME=V1,V2",
      description = "Values of a parameter; every combination is a case:")
  List<String> params = new ArrayList<>();

  @Option(
      names = "--pid",
      paramLabel = "N",
      description =
          "The process of each server of -p url, on this machine: its CPU time and memory become"
              + " rows.")
  List<String> pids = new ArrayList<>();

  @Option(
      names = "--server-host",
      paramLabel = "FILE",
      description =
          "Start the servers of Server on the machine of the command agent, which wrote this file.")
  String serverHost = "";

  @Option(
      names = "--class-path",
      paramLabel = "PATH",
      description =
          "Jars and folders with the class that Own calls and what it needs, as in a class path of"
              + " Java.")
  String classPath = "";

  @Option(
      names = "--argument",
      paramLabel = "TEXT",
      description =
          "A value of -p argument with all its commas; for several values give it several times.")
  List<String> arguments = new ArrayList<>();

  @Option(
      names = "--unchecked",
      description = "Do not compare the results of Own's calls with those of the same calls alone.")
  boolean unchecked;

  @Mixin RequestOptions request = new RequestOptions();

  @Option(names = "-o", paramLabel = "FILE", description = "Write JMH's own text to this file.")
  String textOutput = "";

  @Option(
      names = "-rf",
      paramLabel = "FORMAT",
      description = "Also write JMH's own results: text, csv, scsv, json or latex.")
  String resultFormat = "";

  @Option(
      names = "-rff",
      paramLabel = "FILE",
      description = "Where to write them (default: jmh-result.<format>).")
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

  /** The names of all options, ours and JMH's. */
  static Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Class<?> options : List.of(OwnOptions.class, JmhOptions.class)) {
      names.addAll(CommandSpec.forAnnotatedObject(options).optionsMap().keySet());
    }
    names.removeAll(Set.of(PROFILE_WITH_SERVERS, PLAN_WITH_ORDER));
    return names;
  }

  /** The words with {@code --profile=server} and {@code --plan=order} as options of their own. */
  static String[] split(String... words) throws UsageException {
    List<String> split = new ArrayList<>();
    for (String word : words) {
      if (word.startsWith(PROFILE + "=")) {
        split.add(withValue(word, PROFILE, PROFILED_SERVERS, PROFILE_WITH_SERVERS));
      } else if (word.startsWith(PLAN + "=")) {
        split.add(withValue(word, PLAN, PLANNED_ORDER, PLAN_WITH_ORDER));
      } else {
        split.add(word);
      }
    }
    return split.toArray(String[]::new);
  }

  private static String withValue(String word, String option, String only, String meant)
      throws UsageException {
    if (!word.equals(option + "=" + only)) {
      throw new UsageException(
          "%s must be %s or %s=%s, but is \"%s\".".formatted(option, option, option, only, word));
    }
    return meant;
  }

  Preset preset() throws UsageException {
    return Preset.named(preset);
  }

  Set<Sweep> sweeps() throws UsageException {
    return Sweep.named(sweep);
  }

  /** Each option of profiles asks for profiles. */
  Optional<ProfileChoice> profileChoice() throws UsageException {
    boolean asked =
        profile
            || profileWithServers
            || profileJfr
            || !profileEvents.isEmpty()
            || !profileDiff.isEmpty()
            || !profileOnly.isEmpty();
    return asked
        ? Optional.of(
            ProfileChoice.of(
                profileWithServers, profileJfr, profileEvents, profileDiff, profileOnly))
        : Optional.empty();
  }
}
