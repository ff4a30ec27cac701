package org.modebench.analysis.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.findings.verification.ChildProcesses;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the analysis. */
@Command(
    name = "analysis",
    description = "Reads a results file and says what it shows.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments or input"})
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /** Runs the command line and exits. */
  public static void main(String[] args) {
    // System.out would drop a failure to write, and encode in whatever the locale asks for.
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.exit(run(args, out, err));
  }

  /** Runs the command line on the streams given and returns the exit status. */
  static int run(String[] args, OutputStream out, PrintStream standardError) {
    PrintStream err = new SentenceStream(standardError);
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand(new TablesCommand(out, err));
    line.addSubcommand(new BreakEvenCommand(out, err));
    line.addSubcommand(new CostCommand(out, err));
    line.addSubcommand(new DifferencesCommand(out, err));
    line.addSubcommand(new CompareCommand(out, err));
    line.addSubcommand(new VerifyCommand(out, err, new ChildProcesses()));
    line.addSubcommand(new FitCommand(out, err));
    line.addSubcommand(new SteadyCommand(out, err));
    line.addSubcommand(new ReportCommand(out, err));
    line.addSubcommand(new FlameDiffCommand(err));
    line.addSubcommand(new ExportCommand(out, err));
    line.setOut(new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true));
    line.setErr(new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true));
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler(
        (refused, arguments) -> {
          err.println(sentence(refused) + " Run with --help for the options.");
          return ExitStatus.UNUSABLE;
        });
    line.setExecutionExceptionHandler(
        (fault, command, arguments) -> {
          err.println(sentence(fault));
          return ExitStatus.UNUSABLE;
        });
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      err.println(
          "The input needs more memory than this JVM has (%s MiB); give it more with java -Xmx, or a part of the file."
              .formatted(Runtime.getRuntime().maxMemory() >> 20));
      return ExitStatus.UNUSABLE;
    }
  }

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitStatus.UNUSABLE;
  }

  /** A fault of this program, not of its user: where it was helps who mends it. */
  private static String sentence(Exception fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    return "The analysis cannot cope with this input (%s%s); please report it together with the file."
        .formatted(fault.getClass().getSimpleName(), trace.length == 0 ? "" : " in " + trace[0]);
  }

  private static String sentence(ParameterException refused) {
    String message =
        Optional.ofNullable(refused.getMessage())
            .orElse("The arguments are unusable")
            .replaceAll("\\p{Cntrl}+", " ");
    return message.endsWith(".") ? message : message + ".";
  }

  /** The version in the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "modebench analysis " + (version == null ? "(not run from its jar)" : version)
      };
    }
  }
}
