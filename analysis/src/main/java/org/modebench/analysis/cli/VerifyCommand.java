package org.modebench.analysis.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.command.Causes;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.documents.ComparisonTables;
import org.modebench.analysis.documents.VerificationTables;
import org.modebench.analysis.findings.comparison.Recording;
import org.modebench.analysis.findings.comparison.RunComparison;
import org.modebench.analysis.findings.verification.Launcher;
import org.modebench.analysis.findings.verification.Repetition;
import org.modebench.analysis.findings.verification.Verification;
import org.modebench.analysis.prose.VerificationWords;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.EnvironmentFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.statistics.Criteria;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a run again and says whether its figures come out again. */
@Command(
    name = "verify",
    header = "Measure a run again, and tell whether its figures are reproduced.",
    description =
        "Measures a run again, with the same jar, arguments and seed, and says cell by cell whether"
            + " it is reproduced.",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:reproduced: at least half of the cells are, and none contradicts the run",
      "2:unusable arguments or input, or the repetition did not complete",
      "3:not reproduced: a cell contradicts the run; or not decidable: fewer than half are reproduced"
    })
final class VerifyCommand implements Callable<Integer> {
  private final OutputStream out;
  private final PrintStream err;
  private final Launcher launcher;

  @Mixin private ResultsArgument results = new ResultsArgument();

  @Option(
      names = "--run",
      paramLabel = "ID|newest",
      description = "The run to verify; by default the newest.")
  private String run = RunSelector.NEWEST;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description =
          "The jar to measure with; by default this one, or benchmarks/target/benchmarks.jar.")
  private Path jar;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "An existing repetition: measure nothing, and compare with its newest run.")
  private Optional<Path> against = Optional.empty();

  @Option(names = "--any-java", description = "Measure with this Java, whatever its version.")
  private boolean anyJava;

  @Option(
      names = "--threshold",
      paramLabel = "P%",
      converter = ThresholdOption.ShareConverter.class,
      description = "How much a time may differ and still count as reproduced; by default 5%%.")
  private double threshold = 0.05;

  @Mixin private TablesOutput output = new TablesOutput();

  VerifyCommand(OutputStream out, PrintStream err, Launcher launcher, Path benchmarks) {
    this.out = out;
    this.err = err;
    this.launcher = launcher;
    this.jar = benchmarks;
  }

  @Override
  public Integer call() {
    try {
      results.announce(err);
      Recording before = side(results.file(), run, "--run");
      Path repeated = against.isPresent() ? against.get() : repeat(before.run());
      Verification verification = verification(before, side(repeated, RunSelector.NEWEST, "--run"));
      output.write(
          out,
          () -> VerificationTables.document(verification),
          new ComparisonTables(verification.comparison())::csv);
      err.println(VerificationWords.of(verification));
      return verification.isReproduced() ? ExitStatus.DONE : ExitStatus.GATE;
    } catch (ResultsFileException | UnusableException | Repetition.RefusedException e) {
      err.println(e.getMessage());
      return ExitStatus.UNUSABLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.UNUSABLE;
    }
  }

  private Recording side(Path of, String chosen, String option)
      throws ResultsFileException, UnusableException {
    return new RecordingSource(of, chosen, option, Optional.empty()).read(Metrics.WALL.name(), err);
  }

  private Verification verification(Recording before, Recording again) throws UnusableException {
    if (before.title().equals(again.title())) {
      throw new UnusableException(
          "%s cannot be verified against itself; give --against another file."
              .formatted(before.title()));
    }
    if (before.run().equals(again.run()) && !before.run().isEmpty()) {
      throw new UnusableException(
          "%s and %s are copies of the same run; give --against a run that was measured again."
              .formatted(before.title(), again.title()));
    }
    return new Verification(
        RunComparison.of(before, again, Criteria.of(Criteria.STANDARD.confidence(), threshold)));
  }

  /** Measures again, and returns the new results file. */
  private Path repeat(String identifier)
      throws ResultsFileException,
          UnusableException,
          Repetition.RefusedException,
          InterruptedException {
    if (identifier.isEmpty()) {
      throw new UnusableException(
          "%s holds JMH's own results, which do not say how to measure them again; give --against a repetition, or use the command compare."
              .formatted(results.file()));
    }
    EnvironmentFile environment = EnvironmentFile.beside(results.file());
    RunRecord recorded =
        environment
            .run(identifier)
            .orElseThrow(
                () ->
                    new UnusableException(
                        (Files.exists(environment.file())
                                ? "%s has no record of run %s, so its arguments are unknown; compare it with another run with --against."
                                : "%s is missing, so the arguments of run %s are unknown; compare it with another run with --against.")
                            .formatted(environment.file(), identifier)));
    Path target = Repetition.targetFor(results.file());
    Repetition repetition = new Repetition(identifier, recorded, java(), jar, target);
    try {
      repetition.check(launcher, anyJava);
      err.println("Measuring run %s again into %s.".formatted(identifier, target));
      int status = launcher.run(repetition.command());
      if ((status != ExitStatus.DONE && status != ExitStatus.FAILED) || !Files.exists(target)) {
        throw new UnusableException(
            "The repetition ended with status %s before it was complete, so there is no verdict; see what %s printed."
                .formatted(status, jar.getFileName()));
      }
    } catch (IOException e) {
      throw new UnusableException(
          "The repetition cannot be started (%s); try the command %s."
              .formatted(
                  Causes.ofStart(e).orElseGet(() -> AtomicFile.why(e)),
                  String.join(" ", repetition.command())),
          e);
    }
    return target;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
  }
}
