package org.modebench.slurm;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.modebench.analysis.command.ExitStatus;
import org.modebench.analysis.text.Count;
import org.modebench.plan.UsageException;
import org.modebench.slurm.JobFolder.Progress;

/** Submits the shards of a folder, tells how far they are, and ends them. */
public final class SlurmJobs {
  private static final long POLL_SECONDS = 2;
  private static final String WAITING = "PENDING";

  private final Slurm slurm;
  private final JobFolder folder;
  private final PrintStream out;
  private final PrintStream err;

  public SlurmJobs(Slurm slurm, Path folder, PrintStream out, PrintStream err)
      throws UsageException, IOException {
    this.slurm = slurm;
    this.folder = JobFolder.read(folder);
    this.out = out;
    this.err = err;
  }

  /** Submits every shard of a folder that was not submitted before. */
  public int submit() throws UsageException, IOException, InterruptedException {
    if (!folder.jobs().isEmpty()) {
      throw new UsageException(
          "%s must not have been submitted, but has been as job %s; go on with --resume."
              .formatted(folder.path(), String.join(", ", folder.jobs())));
    }
    return submit("1-" + folder.shards(), folder.shards());
  }

  /** Submits the shards that are incomplete and neither wait nor run. */
  public int resume() throws UsageException, IOException, InterruptedException {
    List<Integer> queued = slurm.queued(folder.jobs()).stream().map(Slurm.Job::shard).toList();
    List<String> missing =
        folder.progress().stream()
            .filter(shard -> !shard.isDone())
            .map(shard -> shard.shard().number())
            .filter(number -> !queued.contains(number))
            .map(String::valueOf)
            .toList();
    if (missing.isEmpty()) {
      out.println("There is no shard to submit: each is complete, waits or runs.");
      return ExitStatus.DONE;
    }
    folder.forgive();
    return submit(String.join(",", missing), missing.size());
  }

  private int submit(String array, int count)
      throws UsageException, IOException, InterruptedException {
    String job = slurm.submit(folder.path(), array, List.of());
    folder.addJob(job);
    out.println("Submitted %s as job %s.".formatted(Count.of(count, "shard"), job));
    return ExitStatus.DONE;
  }

  /** Ends all jobs; what is whole stays. */
  public int cancel() throws UsageException, IOException, InterruptedException {
    slurm.cancel(folder.jobs());
    out.println(
        "Cancelled what was left of job %s; go on with --resume."
            .formatted(String.join(", ", folder.jobs())));
    return ExitStatus.DONE;
  }

  /** Tells how far the shards are; exit status 3 as long as one is incomplete. */
  public int status() throws IOException, InterruptedException {
    List<Slurm.Job> jobs = new ArrayList<>();
    try {
      jobs.addAll(slurm.queued(folder.jobs()));
    } catch (UsageException e) {
      // The files tell how far they are all the same.
      err.println(e.getMessage());
    }
    List<Progress> progress = folder.progress();
    for (Progress shard : progress) {
      String queued =
          jobs.stream()
              .filter(job -> job.shard() == shard.shard().number())
              .map(job -> job.state() + (job.node().isEmpty() ? "" : " on " + job.node()))
              .collect(Collectors.joining(", "));
      out.println(
          "shard %s  %s  %s%s"
              .formatted(
                  shard.shard(),
                  Count.of(shard.whole(), shard.rounds(), "round"),
                  shard.isDone() ? "complete" : queued.isEmpty() ? "no job" : queued,
                  shard.node().isEmpty() ? "" : "  (last attempt on %s)".formatted(shard.node())));
    }
    long incomplete = progress.stream().filter(shard -> !shard.isDone()).count();
    out.println(
        incomplete == 0
            ? "All shards are complete; make one run of them with: java -jar benchmarks.jar merge %s -o results.csv"
                .formatted(folder.path())
            : "%s incomplete.".formatted(Count.of(incomplete, "shard is", "shards are")));
    return incomplete == 0 ? ExitStatus.DONE : ExitStatus.GATE;
  }

  /** Waits until no job is left, then tells how far the shards are; Ctrl-C cancels the jobs. */
  public int await() throws IOException, InterruptedException {
    AtomicBoolean waiting = new AtomicBoolean(true);
    Thread cancelling =
        new Thread(
            () -> {
              if (waiting.get()) {
                cancelQuietly();
              }
            });
    Runtime.getRuntime().addShutdownHook(cancelling);
    while (isMeasuring()) {
      TimeUnit.SECONDS.sleep(POLL_SECONDS);
    }
    waiting.set(false);
    Runtime.getRuntime().removeShutdownHook(cancelling);
    return status();
  }

  private void cancelQuietly() {
    try {
      cancel();
    } catch (UsageException | IOException e) {
      err.println(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A shard whose rows are all there still checks its mock and ends its record. As long as the
   * controller does not answer nobody knows, and files may still change.
   */
  private boolean isMeasuring() throws IOException, InterruptedException {
    boolean done = folder.progress().stream().allMatch(Progress::isDone);
    try {
      return slurm.queued(folder.jobs()).stream()
          .anyMatch(job -> !done || !job.state().equals(WAITING));
    } catch (UsageException e) {
      return !done;
    }
  }
}
