package org.modebench.slurm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.plan.UsageException;

/**
 * Slurm's commands.
 *
 * @param folder where they are; empty for those of the PATH
 */
public record Slurm(Optional<Path> folder) {
  private static final Pattern QUEUED = Pattern.compile("([0-9]+) ([0-9]+) ([A-Z_]+) ?(.*)");

  /**
   * A job of an array that waits or runs.
   *
   * @param array its number
   * @param shard its number in the array
   * @param state such as RUNNING
   * @param node where it runs; empty if it does not
   */
  record Job(String array, int shard, String state, String node) {}

  /**
   * Submits jobs.
   *
   * @param array their numbers, as Slurm has them
   * @param without nodes that are not to measure
   * @return the number of the array
   */
  String submit(Path within, String array, List<String> without)
      throws UsageException, IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("--parsable", "--chdir=" + within));
    words.add("--array=" + array);
    if (!without.isEmpty()) {
      words.add("--exclude=" + String.join(",", without));
    }
    words.add(within.resolve(JobFolder.SCRIPT).toString());
    return run("sbatch", words).strip().replaceAll(";.*", "");
  }

  /** The jobs of some arrays that wait or run. */
  List<Job> queued(List<String> arrays) throws UsageException, IOException, InterruptedException {
    String listed =
        run(
            "squeue",
            List.of(
                "--noheader",
                "--array",
                "--user=" + System.getProperty("user.name"),
                "--format=%F %K %T %N"));
    List<Job> jobs = new ArrayList<>();
    for (String line : listed.split("\n", -1)) {
      Matcher job = QUEUED.matcher(line.strip());
      if (job.matches() && arrays.contains(job.group(1))) {
        jobs.add(new Job(job.group(1), Integer.parseInt(job.group(2)), job.group(3), job.group(4)));
      }
    }
    return jobs;
  }

  /** Ends all jobs of some arrays. */
  void cancel(List<String> arrays) throws UsageException, IOException, InterruptedException {
    if (!arrays.isEmpty()) {
      run("scancel", arrays);
    }
  }

  private String run(String command, List<String> words)
      throws UsageException, IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(folder.map(in -> in.resolve(command).toString()).orElse(command));
    line.addAll(words);
    Process process;
    try {
      process = new ProcessBuilder(line).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UsageException(
          "%s cannot be started (%s); do this where Slurm's commands are."
              .formatted(command, AtomicFile.why(e)),
          e);
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new UsageException(
          "%s refused or did not answer: %s"
              .formatted(command, said.strip().replaceAll("\\s*\\n\\s*", "; ")));
    }
    return said;
  }
}
