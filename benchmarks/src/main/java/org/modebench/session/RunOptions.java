package org.modebench.session;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.command.DefaultResults;
import org.modebench.arguments.Arguments;
import org.modebench.arguments.DecidingWords;
import org.modebench.plan.ProfileChoice;
import org.modebench.progress.PlainProgress;
import org.modebench.progress.Progress;
import org.modebench.progress.SilentProgress;
import org.modebench.store.JmhFile;
import org.modebench.task.endpoint.EndpointRequest;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What a command line says of a run whose plan is known: how to measure, and where to write.
 *
 * @param forks for the forks
 * @param pids the processes of servers that run already, by their address, where they are known
 * @param serverHost the file of the agent that starts servers; empty: they are started here
 * @param request how endpoints are asked
 * @param output the results file
 * @param profile what to profile; empty for nothing
 * @param jmhFormat of JMH's own results; empty if they are not asked for
 * @param jmhPath where those go
 * @param text where JMH's own text goes; empty for the terminal
 * @param resumption the words of a command line that goes on with the run
 * @param deciding the words of one that decides what the run leaves open
 */
record RunOptions(
    CommandLineOptions forks,
    Map<String, Long> pids,
    Optional<Path> serverHost,
    EndpointRequest request,
    Path output,
    Optional<ProfileChoice> profile,
    Optional<ResultFormatType> jmhFormat,
    Optional<Path> jmhPath,
    Optional<Path> text,
    String resumption,
    DecidingWords deciding) {

  static RunOptions of(Arguments arguments) {
    return new RunOptions(
        arguments.jmh(),
        arguments.pids(),
        arguments.serverHost(),
        arguments.request(),
        arguments.output(),
        arguments.profile(),
        arguments.resultFormat(),
        arguments.resultFile(),
        arguments.textOutput(),
        resumption(arguments.output()),
        DecidingWords.of(arguments));
  }

  private static String resumption(Path output) {
    String named = output.toString();
    return "--resume" + (named.equals(DefaultResults.FILE.toString()) ? "" : " --output " + named);
  }

  /** The same, but for a file that nobody goes on with: another attempt writes another one. */
  RunOptions writing(Path file, String next) {
    return new RunOptions(
        forks, pids, serverHost, request, file, profile, jmhFormat, jmhPath, text, next, deciding);
  }

  /** JMH's own results of a run; empty if they are not asked for. */
  Optional<JmhFile> jmhFile(String run) {
    return jmhFormat.map(format -> new JmhFile(format, jmhPath.orElseThrow(), run));
  }

  /** For what is said line by line, as all of it is before the first fork. */
  Progress progress(PrintStream out) {
    return silent() ? new SilentProgress(out) : new PlainProgress(out);
  }

  boolean silent() {
    return forks.verbosity().hasValue() && forks.verbosity().get() == VerboseMode.SILENT;
  }

  boolean failOnError() {
    return forks.shouldFailOnError().orElse(false);
  }
}
