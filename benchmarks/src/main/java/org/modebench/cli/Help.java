package org.modebench.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.mode.ExecutionMode;
import org.modebench.plan.BenchmarkMethod;
import org.modebench.plan.Defaults;
import org.modebench.plan.Preset;
import org.modebench.plan.Sweep;

/** What {@code -h} prints. */
final class Help {
  private Help() {}

  /**
   * @param benchmarks all there are
   */
  static String text(List<BenchmarkMethod> benchmarks) {
    int forks =
        benchmarks.stream()
            .filter(b -> !b.onlyWhenNamed())
            .mapToInt(BenchmarkMethod::forks)
            .max()
            .orElse(org.openjdk.jmh.runner.Defaults.MEASUREMENT_FORKS);
    String experiments =
        benchmarks.stream()
            .flatMap(benchmark -> benchmark.workload().experiments().stream())
            .map(e -> String.format("                      %-13s %s%n", e.name(), e.question()))
            .collect(Collectors.joining());
    String presets =
        Arrays.stream(Preset.values())
            .map(
                p ->
                    String.format(
                        "                      %-9s %s%n", p.optionValue(), p.description(forks)))
            .collect(Collectors.joining());
    String parameters =
        Parameters.all().stream()
            .filter(p -> p != Parameters.MODE)
            .map(
                p ->
                    String.format(
                        "                      %-13s %s%n", p.name(), p.domain().describe()))
            .collect(Collectors.joining());
    return """
        Which way of running work wins on the JVM, for which kind of work, and how sure are we?

        Usage: java -jar benchmarks.jar [options] [benchmark...]
               java -jar benchmarks.jar mock --port 8080                 the mock API by hand
               java -jar benchmarks.jar server --model EVENT_LOOP        a server by hand
               java -jar benchmarks.jar load --url URL -n 100 -c 10      the load by hand

        A benchmark is a regular expression, as JMH understands it; none means all (-l lists them)
        but Server, which has to be named: it takes up to 10 minutes more.
        For example: java -jar benchmarks.jar CpuBound -p mode=THREAD_POOL,PROCESS -p workers=1,2,4

        How much to measure:
          --preset NAME       (default: %s) what an option of its own below overrides
        %s  -f N                forks of each case: each is one sample, and 2 are the least for an interval
          --budget TIME       as many forks of each case as fit, such as 90s, 20m or 2h
          --sweep NAME        sizes from which to find where a mode begins to pay, or all (the default):
        %s  -p NAME=V1,V2       values of a parameter; every combination is a case
                              mode          %s
        %s  -p experiment=NAME  which combinations of servers to measure; without it concurrency,
                              latency and blocking, unless -p names a parameter of servers
        %s  -e REGEXP           benchmarks to leave out
          -wi N, -w TIME      iterations of warm-up in each fork, and the least time of each
          -i N, -r TIME       measured iterations in each fork, and the least time of each
          -to TIME            how much longer an iteration may take before its case fails (default: 10 min)
          -gc BOOL            collect garbage before each iteration

        Results:
          --output FILE       (default: %s) rows are appended, never overwritten;
                              the environment of the run goes to <name>.environment.json beside it
          --resume            go on with the newest run in that file that is not complete
          --seed N            the order of the forks (default: random; it is on record)
          --plan              show cases, order and time, and measure nothing
          -rf FORMAT          write JMH's own results, too: text, csv, scsv, json or latex
          -rff FILE           where to (default: jmh-result.<format>)
          -o FILE             JMH's own text goes to this file
          -v MODE             SILENT: no progress; NORMAL, EXTRA: show JMH's own text
          -foe BOOL           stop at the first case that fails (default: false)

        Profiles (async-profiler, on Linux and macOS; nothing to install):
          --profile           measure each case without and with a profiler on the fork and its workers,
                              and draw flame graphs in the folder profiles beside the results
          --profile=server    also on servers under test and the mock API
          --profile-events E  beside CPU time (wall-clock time where calls wait): lock, alloc or both
          --profile-diff A,B  draw how the graphs of two modes differ, such as SEQUENTIAL,PROCESS
          --profile-jfr       keep the recordings (JFR)

        The JVM of the forks:
          -jvm PATH           its java program (default: this one)
          -jvmArgs, -jvmArgsPrepend, -jvmArgsAppend ARGS
          -prof NAME          a profiler of JMH; its numbers become rows (-lprof lists them)

        Lists: -l benchmarks, -lp with their parameters, -lprof profilers, -lrf result formats
               -h, --help; --version

        Exit status: 0 all cases measured; 1 a case failed; 2 unusable arguments.
        """
        .formatted(
            Preset.DEFAULT.optionValue(),
            presets,
            Sweep.help(),
            modes(),
            parameters,
            experiments,
            Defaults.OUTPUT);
  }

  private static String modes() {
    String indent = "\n" + " ".repeat(36);
    StringBuilder lines = new StringBuilder();
    int width = 0;
    for (ExecutionMode mode : ExecutionMode.values()) {
      if (width > 0 && width + mode.name().length() > 60) {
        lines.append(',').append(indent);
        width = 0;
      }
      lines.append(width == 0 ? "" : ", ").append(mode.name());
      width += mode.name().length() + 2;
    }
    return lines.toString();
  }
}
