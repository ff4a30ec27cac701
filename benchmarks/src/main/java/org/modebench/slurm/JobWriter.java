package org.modebench.slurm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.results.record.Shard;
import org.modebench.analysis.shards.Division;
import org.modebench.analysis.shards.PlanFile;
import org.modebench.analysis.text.Count;
import org.modebench.plan.CostModel;
import org.modebench.plan.PlannedRun;
import org.modebench.plan.UsageException;
import org.modebench.store.RecordedPlan;

/**
 * Writes the script of the jobs of a plan.
 *
 * @param model what forks are assumed to take
 * @param jar that measures
 */
public record JobWriter(CostModel model, Path jar) {
  /** Nodes may be slower than assumed, and forks be measured again. */
  private static final double FACTOR = 2;

  private static final long SPARE_MINUTES = 10;
  private static final double SECONDS_OF_MINUTE = 60;

  /**
   * Writes the script beside the plan in a folder, and returns its text.
   *
   * @param options more for sbatch
   */
  public String write(Path folder, int shards, List<String> options)
      throws UsageException, IOException {
    RunRecord plan;
    try {
      plan = PlanFile.read(folder.resolve(PlanFile.NAME));
    } catch (ResultsFileException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
    int most = Division.most(plan);
    if (shards < 1 || shards > most) {
      throw new UsageException(
          "--shards must be from 1 to %d, since the plan has no more rounds, or benchmarks in them, but is %d; ask for %s at most."
              .formatted(most, shards, Count.of(most, "shard")));
    }
    String script =
        new JobScript(
                shards,
                Path.of(System.getProperty("java.home"), "bin", "java"),
                jar.toAbsolutePath().normalize(),
                sha256(jar),
                minutes(plan, shards),
                options)
            .text();
    JobFolder.write(folder, script);
    return script;
  }

  private long minutes(RunRecord plan, int shards) throws UsageException {
    Division division = new Division(plan, shards);
    double longest = 0;
    for (int number = 1; number <= shards; number++) {
      RunRecord own = new RunRecord(plan.run(), plan.toJson());
      own.setOrder(division.order(division.of(new Shard(number, shards))), 0);
      longest = Math.max(longest, PlannedRun.seconds(RecordedPlan.read(own), model));
    }
    return SPARE_MINUTES + (long) Math.ceil(FACTOR * longest / SECONDS_OF_MINUTE);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[1 << 16];
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        digest.update(block, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
