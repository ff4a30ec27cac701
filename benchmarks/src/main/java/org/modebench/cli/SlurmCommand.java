package org.modebench.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.shards.PlanFile;
import org.modebench.arguments.Arguments;
import org.modebench.plan.CostModel;
import org.modebench.plan.UsageException;
import org.modebench.session.Platform;
import org.modebench.session.RunStarter;
import org.modebench.session.SystemPlatform;
import org.modebench.slurm.JobWriter;
import org.modebench.slurm.Slurm;
import org.modebench.slurm.SlurmJobs;
import org.modebench.store.RunName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a plan measured by an array of Slurm jobs. */
@Command(
    name = "slurm",
    header = "Have one run measured by an array of Slurm jobs, a node for each shard.",
    description =
        "Writes a folder with the plan of a run and the script of a job for each shard, and prints"
            + " the script for review. The folder must be on a disk that all nodes have.",
    footer = {
      "%nFor example:",
      "  slurm --shards 8 --folder sweep --sbatch '--partition=lab' -- CpuBound --preset standard",
      "  slurm --submit sweep --wait",
      "  merge sweep -o results.csv"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "2:unusable arguments", "3:shards are incomplete (--status, --wait)"})
final class SlurmCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;
  private final Path jar;
  private final Platform platform;
  private final Slurm slurm;

  @Option(names = "--shards", paramLabel = "N", description = "Write a folder for N jobs.")
  private Optional<Integer> shards = Optional.empty();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "The folder to write: a new or an empty one (default: slurm-TIME).")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--sbatch",
      paramLabel = "OPTIONS",
      description = "More options for sbatch; may be repeated.")
  private List<String> options = new ArrayList<>();

  @Option(names = "--submit", paramLabel = "DIR", description = "Submit all shards of a folder.")
  private Optional<Path> submitted = Optional.empty();

  @Option(
      names = "--status",
      paramLabel = "DIR",
      description = "Tell how far the shards are, from their files and from Slurm.")
  private Optional<Path> asked = Optional.empty();

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Submit the shards that are incomplete and neither wait nor run.")
  private Optional<Path> resumed = Optional.empty();

  @Option(names = "--cancel", paramLabel = "DIR", description = "End all jobs of a folder.")
  private Optional<Path> cancelled = Optional.empty();

  @Option(
      names = "--wait",
      description =
          "After --submit or --resume: wait until no job is left; Ctrl-C cancels the jobs.")
  private boolean waiting;

  @Parameters(
      paramLabel = "ARGS",
      arity = "0..*",
      description = "After --: the arguments of the run, with --shards.")
  private List<String> arguments = new ArrayList<>();

  /**
   * @param jar the one that measures
   */
  SlurmCommand(OutputStream out, PrintStream err, Path jar) {
    this(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        err,
        jar,
        new SystemPlatform(),
        new Slurm(Optional.empty()));
  }

  SlurmCommand(PrintStream out, PrintStream err, Path jar, Platform platform, Slurm slurm) {
    this.out = out;
    this.err = err;
    this.jar = jar;
    this.platform = platform;
    this.slurm = slurm;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      checkOne();
      if (shards.isPresent()) {
        return write(shards.get());
      }
      if (asked.isPresent()) {
        return jobs(asked.get()).status();
      }
      if (cancelled.isPresent()) {
        return jobs(cancelled.get()).cancel();
      }
      SlurmJobs jobs = jobs(submitted.or(() -> resumed).orElseThrow());
      int status = submitted.isPresent() ? jobs.submit() : jobs.resume();
      return waiting ? jobs.await() : status;
    } catch (UsageException e) {
      err.println(e.getMessage());
      return ExitStatus.UNUSABLE;
    } catch (IOException e) {
      err.println(
          "The files of the jobs cannot be used (%s); name another folder."
              .formatted(AtomicFile.why(e)));
      return ExitStatus.UNUSABLE;
    }
  }

  private SlurmJobs jobs(Path of) throws UsageException, IOException {
    return new SlurmJobs(slurm, of, out, err);
  }

  private void checkOne() throws UsageException {
    long given =
        Stream.of(shards, submitted, asked, resumed, cancelled).filter(Optional::isPresent).count();
    if (given != 1) {
      throw new UsageException(
          "slurm takes one of --shards, --submit, --status, --resume and --cancel, but has %d; give one."
              .formatted(given));
    }
    boolean writes = !arguments.isEmpty() || !options.isEmpty() || folder.isPresent();
    if (shards.isEmpty() && writes) {
      throw new UsageException(
          "--folder, --sbatch and the arguments of a run go with --shards only; omit them.");
    }
    if (waiting && submitted.isEmpty() && resumed.isEmpty()) {
      throw new UsageException("--wait goes with --submit or --resume only; omit it.");
    }
  }

  /** What is planned, the script tells. */
  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
  }

  private int write(int count) throws UsageException, IOException, InterruptedException {
    Path target = folder.orElseGet(() -> Path.of("slurm-" + RunName.at(Instant.now())));
    if (Files.exists(target)) {
      try (Stream<Path> there = Files.list(target)) {
        if (there.findAny().isPresent()) {
          throw new UsageException(
              "--folder must be a new or an empty folder, but there is something in \"%s\"; name another."
                  .formatted(target));
        }
      }
    }
    Files.createDirectories(target);
    List<String> words = new ArrayList<>(arguments);
    words.addAll(List.of("--plan", "--plan-file", target.resolve(PlanFile.NAME).toString()));
    try {
      new RunStarter(nowhere(), err, platform).start(Arguments.parse(words.toArray(String[]::new)));
      out.print(
          new JobWriter(new CostModel(platform.assumedMachine()), jar)
              .write(target, count, options));
    } catch (UsageException e) {
      Files.deleteIfExists(target.resolve(PlanFile.NAME));
      Files.delete(target);
      throw e;
    }
    out.println(
        "The plan and this script are in %s; submit them with: java -jar benchmarks.jar slurm --submit %s"
            .formatted(target, target));
    return ExitStatus.DONE;
  }
}
