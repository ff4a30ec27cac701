package org.modebench.analysis.shards;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.analysis.results.JsonFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.record.RunRecord;

/**
 * The file with the plan that several machines measure: the record of a run that has no rows yet.
 */
public final class PlanFile {
  /** Its name where none is given. */
  public static final String NAME = "plan.json";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private PlanFile() {}

  /** Writes a plan. */
  public static void write(RunRecord plan, Path file) throws IOException {
    AtomicFile.write(file, (GSON.toJson(plan.toJson()) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a plan.
   *
   * @throws ResultsFileException if the file has none
   */
  public static RunRecord read(Path file) throws ResultsFileException {
    try {
      JsonElement all = JsonFile.read(file);
      String run =
          all instanceof JsonObject plan
                  && plan.get("run") != null
                  && plan.get("run").isJsonPrimitive()
              ? plan.get("run").getAsString()
              : "";
      if (!run.isEmpty()) {
        RunRecord plan = new RunRecord(run, all.getAsJsonObject());
        if (plan.seed().isPresent() && !new Division(plan, 1).units().isEmpty()) {
          return plan;
        }
      }
      throw new ResultsFileException(
          "%s must be a plan that --plan --plan-file wrote, but has no run, seed and rounds; name the file of a plan."
              .formatted(file));
    } catch (JsonFile.NoJsonException e) {
      throw new ResultsFileException(
          "%s must be a plan that --plan --plan-file wrote, but cannot be used (%s); name the file of a plan."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
