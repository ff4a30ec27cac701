package org.modebench.analysis.results;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.modebench.analysis.results.record.RunRecord;

/**
 * The file beside a results file that records each of its runs. Runs of the past are kept as they
 * are, whatever version wrote them.
 */
public final class EnvironmentFile {
  private static final String RUNS = "runs";
  private static final String SUFFIX = ".environment.json";
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path file;
  private final JsonObject runs;

  private EnvironmentFile(Path file, JsonObject runs) {
    this.file = file;
    this.runs = runs;
  }

  /** {@code results.environment.json} for {@code results.csv}, in the same folder. */
  public static Path besideOf(Path results) {
    return results.resolveSibling(stem(results) + SUFFIX);
  }

  /** {@code results.csv} for {@code results.environment.json}, in the same folder. */
  static Path resultsOf(Path record) {
    String name = String.valueOf(record.getFileName());
    return record.resolveSibling(name.replace(SUFFIX, "") + ".csv");
  }

  /** {@code results} for {@code results.csv}: how the names of the files beside it begin. */
  static String stem(Path results) {
    String name = String.valueOf(results.getFileName());
    return name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
  }

  /**
   * Reads the file beside a results file; one without runs if there is none.
   *
   * @throws ResultsFileException if it is there and cannot be used
   */
  public static EnvironmentFile beside(Path results) throws ResultsFileException {
    Path file = besideOf(results);
    if (!Files.exists(file)) {
      return new EnvironmentFile(file, new JsonObject());
    }
    try {
      JsonElement all = JsonFile.read(file);
      if (all.isJsonObject() && all.getAsJsonObject().get(RUNS) instanceof JsonObject runs) {
        return new EnvironmentFile(file, runs);
      }
      throw unusable(file, "it has no object \"runs\"", new JsonParseException(RUNS));
    } catch (JsonFile.NoJsonException e) {
      throw unusable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static ResultsFileException unusable(Path file, String why, Exception cause) {
    return new ResultsFileException(
        "%s is not an environment file (%s); move it elsewhere, or restore what the run wrote."
            .formatted(file, why),
        cause);
  }

  /** Where it is, or would be. */
  public Path file() {
    return file;
  }

  /** The identifiers of the runs on record, oldest first. */
  public List<String> runs() {
    return List.copyOf(runs.keySet());
  }

  /** What is on record of a run; empty if nothing is. */
  public Optional<RunRecord> run(String run) {
    return runs.get(run) instanceof JsonObject record
        ? Optional.of(new RunRecord(run, record))
        : Optional.empty();
  }

  /** The records of all runs, oldest first. */
  public List<RunRecord> records() {
    return runs().stream().flatMap(run -> run(run).stream()).toList();
  }

  /** Writes what is known of a run now, in place of what was known of it. */
  public void write(RunRecord record) throws IOException {
    runs.add(record.run(), record.toJson());
    JsonObject all = new JsonObject();
    all.add(RUNS, runs);
    AtomicFile.write(file, (GSON.toJson(all) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
