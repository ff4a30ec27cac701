package org.modebench.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.Shard;
import org.modebench.analysis.shards.Division;
import org.modebench.analysis.shards.PlanFile;
import org.modebench.analysis.shards.ShardAttempt;
import org.modebench.analysis.shards.ShardFolder;
import org.modebench.plan.UsageException;

/** The folder of a plan that Slurm has measured: plan, script, the numbers of its jobs, shards. */
final class JobFolder {
  static final String SCRIPT = "job.sh";
  private static final String JOBS = "jobs";
  private static final String GIVEN_BACK = "given-back";
  private static final String LOG = "log";
  private static final Pattern SHARDS = Pattern.compile("(?m)^shards=([1-9][0-9]{0,5})$");

  private final Path folder;
  private final RunRecord plan;
  private final int shards;

  private JobFolder(Path folder, RunRecord plan, int shards) {
    this.folder = folder;
    this.plan = plan;
    this.shards = shards;
  }

  /** Writes the script beside the plan, and what the jobs write to. */
  static void write(Path folder, String script) throws IOException {
    Files.createDirectories(folder.resolve(LOG));
    Files.createDirectories(folder.resolve(GIVEN_BACK));
    Files.writeString(folder.resolve(SCRIPT), script);
  }

  /** Reads what {@link #write} wrote. */
  static JobFolder read(Path named) throws UsageException, IOException {
    Path folder = named.toAbsolutePath().normalize();
    try {
      RunRecord plan = PlanFile.read(folder.resolve(PlanFile.NAME));
      Path script = folder.resolve(SCRIPT);
      Matcher shards = SHARDS.matcher(Files.exists(script) ? Files.readString(script) : "");
      if (shards.find()) {
        return new JobFolder(folder, plan, Integer.parseInt(shards.group(1)));
      }
      throw new UsageException(
          "%s must be a folder that slurm --shards wrote, but has no %s with a number of shards; name such a folder."
              .formatted(named, SCRIPT));
    } catch (ResultsFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  Path path() {
    return folder;
  }

  int shards() {
    return shards;
  }

  /**
   * How far a shard is, by its files alone.
   *
   * @param whole how many of its rounds are whole, and have not failed
   * @param node where its last attempt is or was; empty if there is none
   */
  record Progress(Shard shard, int whole, int rounds, String node) {
    boolean isDone() {
      return whole == rounds;
    }
  }

  /** How far all shards are. */
  List<Progress> progress() throws IOException {
    Division division = new Division(plan, shards);
    ShardFolder files = new ShardFolder(folder);
    List<Progress> all = new ArrayList<>();
    for (int number = 1; number <= shards; number++) {
      Shard shard = new Shard(number, shards);
      List<ShardAttempt> attempts = new ArrayList<>();
      for (Path file : files.attempts(shard)) {
        attempt(file).ifPresent(attempts::add);
      }
      int whole =
          (int)
              division.of(shard).stream()
                  .map(division::forks)
                  .filter(
                      forks ->
                          attempts.stream()
                              .flatMap(attempt -> attempt.status(forks).stream())
                              .anyMatch(status -> status != Status.FAILED))
                  .count();
      String node =
          attempts.isEmpty() ? "" : attempts.get(attempts.size() - 1).record().host().name();
      all.add(new Progress(shard, whole, division.of(shard).size(), node));
    }
    return all;
  }

  /** One that is being written may be anything. */
  private static Optional<ShardAttempt> attempt(Path file) {
    try {
      return ShardAttempt.read(file);
    } catch (ResultsFileException e) {
      return Optional.empty();
    }
  }

  /** The numbers of the arrays that were submitted, by us or by a shard that was given back. */
  List<String> jobs() throws IOException {
    Path file = folder.resolve(JOBS);
    return Files.exists(file)
        ? Files.readAllLines(file).stream()
            .map(line -> line.strip().replaceAll(";.*", ""))
            .filter(line -> line.matches("[0-9]+"))
            .toList()
        : List.of();
  }

  void addJob(String array) throws IOException {
    Files.writeString(
        folder.resolve(JOBS), array + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Nodes that gave a shard back; from now on they may have one again, if they are mended. */
  void forgive() throws IOException {
    try (Stream<Path> nodes = Files.list(folder.resolve(GIVEN_BACK))) {
      for (Path node : nodes.toList()) {
        Files.delete(node);
      }
    }
  }
}
