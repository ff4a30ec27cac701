package org.modebench.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.modebench.analysis.cli.AnalysisCommands;
import org.modebench.analysis.command.Causes;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.command.Suggestion;
import org.modebench.analysis.text.FileNames;
import org.modebench.arguments.Arguments;
import org.modebench.fork.FailureReason;
import org.modebench.plan.BenchmarkMethod;
import org.modebench.plan.Benchmarks;
import org.modebench.plan.UsageException;
import org.modebench.session.Platform;
import org.modebench.session.RunResumer;
import org.modebench.session.RunStarter;
import org.modebench.session.ShardStarter;
import org.modebench.store.BuildInfo;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.profile.ProfilerFactory;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import picocli.CommandLine.Help.Ansi;

/** Does what a command line asks for. */
public final class Launcher {
  private final PrintStream out;
  private final PrintStream err;
  private final Platform platform;

  public Launcher(PrintStream out, PrintStream err, Platform platform) {
    this.out = out;
    this.err = err;
    this.platform = platform;
  }

  /** Returns the exit status. */
  public int run(String... words) {
    try {
      Optional<String> problem = FileNames.problemOfWorkingFolder();
      if (problem.isPresent()) {
        throw new UsageException(problem.get());
      }
      checkPlace(System.getProperty("java.class.path"));
      return run(Arguments.parse(words));
    } catch (UsageException e) {
      err.println(e.getMessage());
      return ExitStatus.UNUSABLE;
    } catch (InvalidPathException e) {
      err.println(FileNames.sentence(e));
      return ExitStatus.UNUSABLE;
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitStatus.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.FAILED;
    } catch (RuntimeException e) {
      // A fault of this program, not of its user: where it was helps who mends it.
      err.printf(
          "An unexpected error ended this command: %s, %s; please report it.%n",
          Causes.of(e), Causes.place(e));
      return ExitStatus.FAILED;
    }
  }

  /** Java takes {@code !/} in the address of a resource for the end of the jar's name. */
  private static void checkPlace(String classPath) throws UsageException {
    for (String place : classPath.split(File.pathSeparator, -1)) {
      if (Path.of(place).toAbsolutePath().toString().contains("!/")) {
        throw new UsageException(
            "The jar must not be in a folder whose name ends in \"!\", where Java finds no resources, but \"%s\" is; move it."
                .formatted(Path.of(place).toAbsolutePath()));
      }
    }
  }

  private int run(Arguments arguments) throws UsageException, IOException, InterruptedException {
    if (arguments.help()) {
      out.print(help());
      return ExitStatus.DONE;
    }
    if (arguments.version()) {
      out.println(BuildInfo.read().describe());
      return ExitStatus.DONE;
    }
    checkExpressions(arguments.jmh().getIncludes());
    checkExpressions(arguments.jmh().getExcludes());
    if (lists(arguments.jmh())) {
      return ExitStatus.DONE;
    }
    checkProfilers(arguments.jmh());
    if (arguments.shard().isPresent()) {
      return new ShardStarter(out, err, platform).start(arguments);
    }
    return arguments.resume()
        ? new RunResumer(out, err, platform).resume(arguments)
        : new RunStarter(out, err, platform).start(arguments);
  }

  private String help() throws UsageException {
    int forks =
        Benchmarks.chosen(List.of(), List.of()).stream()
            .filter(method -> !method.onlyWhenNamed())
            .mapToInt(BenchmarkMethod::forks)
            .max()
            .orElse(Defaults.MEASUREMENT_FORKS);
    return Usage.commandLine(forks, BenchmarkCommands.all(out, err)).getUsageMessage(Ansi.OFF);
  }

  /** Each expression has to choose something: one that does not is a slip of the pen. */
  private void checkExpressions(List<String> expressions) throws UsageException {
    for (String expression : expressions) {
      try {
        Benchmarks.chosen(List.of(expression), List.of());
      } catch (UsageException e) {
        throw new UsageException(e.getMessage() + suggestion(expression), e);
      }
    }
  }

  private String suggestion(String expression) throws UsageException {
    Set<String> known = new TreeSet<>();
    BenchmarkCommands.all(out, err).map(AnalysisCommands::name).forEach(known::add);
    Benchmarks.chosen(List.of(), List.of()).forEach(method -> known.add(method.name()));
    return Suggestion.question(expression, known);
  }

  /** JMH's own lists. */
  private boolean lists(CommandLineOptions options) throws UsageException {
    if (options.shouldListProfilers()) {
      options.listProfilers();
      return true;
    }
    if (options.shouldListResultFormats()) {
      options.listResultFormats();
      return true;
    }
    if (options.shouldList() || options.shouldListWithParams()) {
      Benchmarks.chosen(options.getIncludes(), options.getExcludes());
      OptionsBuilder choice = new OptionsBuilder();
      options.getIncludes().forEach(choice::include);
      options.getExcludes().forEach(choice::exclude);
      Runner runner = new Runner(choice);
      if (options.shouldList()) {
        runner.list();
      } else {
        runner.listWithParams(options);
      }
      return true;
    }
    return false;
  }

  private static void checkProfilers(CommandLineOptions options) throws UsageException {
    List<String> seen = new ArrayList<>();
    for (ProfilerConfig profiler : options.getProfilers()) {
      if (seen.contains(profiler.getKlass())) {
        throw new UsageException(
            "-prof %s is given twice; give it once.".formatted(profiler.getKlass()));
      }
      seen.add(profiler.getKlass());
      try {
        ProfilerFactory.getProfilerOrException(profiler);
      } catch (ProfilerException e) {
        if (String.valueOf(e.getMessage()).contains("ClassNotFoundException")) {
          throw new UsageException(
              "There is no profiler %s; -lprof lists the profilers.".formatted(profiler.getKlass()),
              e);
        }
        throw new UsageException(
            "-prof %s cannot be used (%s); -lprof lists the profilers."
                .formatted(profiler.getKlass(), FailureReason.oneLine(e)),
            e);
      }
    }
  }
}
