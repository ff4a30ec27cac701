package org.modebench.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.modebench.analysis.results.AtomicFile;
import org.modebench.plan.UsageException;

/**
 * The file beside a results file that records each of its runs. Runs of the past are kept as they
 * are, whatever version wrote them.
 */
public final class EnvironmentFile {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final String RUNS = "runs";

  private final Path file;

  private EnvironmentFile(Path file) {
    this.file = file;
  }

  /** {@code results.environment.json} beside {@code results.csv}. */
  public static EnvironmentFile of(Path results) {
    String name = String.valueOf(results.getFileName());
    String stem = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
    return new EnvironmentFile(results.resolveSibling(stem + ".environment.json"));
  }

  public Path file() {
    return file;
  }

  /**
   * The runs on record, oldest first.
   *
   * @throws UsageException if the file is no environment file
   */
  public List<RunRecord> runs() throws UsageException {
    List<RunRecord> runs = new ArrayList<>();
    for (Map.Entry<String, JsonElement> entry : runsOf(read()).entrySet()) {
      try {
        RunRecord run = GSON.fromJson(entry.getValue(), RunRecord.class);
        if (run != null) {
          runs.add(run);
        }
      } catch (JsonParseException e) {
        throw unusable(String.valueOf(e.getMessage()), e);
      }
    }
    return runs;
  }

  /** Writes what is known of a run now, in place of what was known of it. */
  public void write(RunRecord run) throws IOException, UsageException {
    JsonObject all = read();
    runsOf(all).add(run.run, GSON.toJsonTree(run));
    AtomicFile.write(file, (GSON.toJson(all) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private JsonObject read() throws UsageException {
    if (!Files.exists(file)) {
      JsonObject empty = new JsonObject();
      empty.add(RUNS, new JsonObject());
      return empty;
    }
    try {
      JsonElement all = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8));
      if (all.isJsonObject() && all.getAsJsonObject().get(RUNS) instanceof JsonObject) {
        return all.getAsJsonObject();
      }
      throw unusable("it has no \"runs\"", new IOException());
    } catch (JsonParseException | IOException e) {
      throw unusable(String.valueOf(e.getMessage()), e);
    }
  }

  private static JsonObject runsOf(JsonObject all) {
    return all.getAsJsonObject(RUNS);
  }

  private UsageException unusable(String why, Exception cause) {
    return new UsageException(
        "\"%s\" is no environment file (%s); move it away or name another results file with --output."
            .formatted(file, why.lines().findFirst().orElse("")),
        cause);
  }
}
