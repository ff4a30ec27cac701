package org.modebench.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.fork.FailureReason;
import org.modebench.plan.Arguments;
import org.modebench.plan.Benchmarks;
import org.modebench.plan.UsageException;
import org.modebench.session.Platform;
import org.modebench.session.RunResumer;
import org.modebench.session.RunStarter;
import org.modebench.store.BuildInfo;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.profile.ProfilerFactory;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.ProfilerConfig;

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
      return run(Arguments.parse(words));
    } catch (UsageException e) {
      err.println(e.getMessage());
      return ExitStatus.UNUSABLE;
    } catch (IOException e) {
      err.println(e.getMessage());
      return ExitStatus.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.FAILED;
    }
  }

  private int run(Arguments arguments) throws UsageException, IOException, InterruptedException {
    if (arguments.help()) {
      out.print(Help.text(Benchmarks.chosen(List.of(), List.of())));
      return ExitStatus.DONE;
    }
    if (arguments.version()) {
      out.println(BuildInfo.read().describe());
      return ExitStatus.DONE;
    }
    if (lists(arguments.jmh())) {
      return ExitStatus.DONE;
    }
    checkProfilers(arguments.jmh());
    return arguments.resume()
        ? new RunResumer(out, err, platform).resume(arguments)
        : new RunStarter(out, err, platform).start(arguments);
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
