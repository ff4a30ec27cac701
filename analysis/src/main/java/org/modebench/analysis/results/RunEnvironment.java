package org.modebench.analysis.results;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is on record of one run. Whatever is missing, or of another kind than expected, is empty:
 * other versions record other things.
 */
public final class RunEnvironment {
  private final JsonObject record;

  RunEnvironment(JsonObject record) {
    this.record = record;
  }

  /** A text, number or truth value by the names that lead to it, such as host, cpu. */
  public Optional<String> text(String... path) {
    return at(path) instanceof JsonPrimitive value
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  /** The texts of a list by the names that lead to it. */
  public List<String> texts(String... path) {
    List<String> texts = new ArrayList<>();
    for (JsonElement element : list(path)) {
      if (element instanceof JsonPrimitive text) {
        texts.add(text.getAsString());
      }
    }
    return List.copyOf(texts);
  }

  /** The values of an object by the names that lead to it, each written as JSON. */
  public Map<String, String> object(String... path) {
    Map<String, String> values = new LinkedHashMap<>();
    if (at(path) instanceof JsonObject object) {
      object.entrySet().forEach(entry -> values.put(entry.getKey(), entry.getValue().toString()));
    }
    return values;
  }

  /** The objects of a list by the names that lead to it. */
  public List<RunEnvironment> objects(String... path) {
    List<RunEnvironment> objects = new ArrayList<>();
    for (JsonElement element : list(path)) {
      if (element instanceof JsonObject object) {
        objects.add(new RunEnvironment(object));
      }
    }
    return List.copyOf(objects);
  }

  private JsonArray list(String... path) {
    return at(path) instanceof JsonArray list ? list : new JsonArray();
  }

  private JsonElement at(String... path) {
    JsonElement here = record;
    for (String name : path) {
      JsonElement next = here instanceof JsonObject object ? object.get(name) : null;
      here = next == null ? JsonNull.INSTANCE : next;
    }
    return here;
  }

  /** COMPLETE, or how far the run came. */
  public Optional<String> state() {
    return text("state");
  }

  /** The words of the command line. */
  public List<String> arguments() {
    return texts("arguments");
  }

  /** The seed of the order of forks. */
  public Optional<String> seed() {
    return text("seed");
  }

  /** The commit of the measured code; empty, too, if it was built outside a checkout. */
  public Optional<String> commit() {
    return text("commit").filter(commit -> !commit.isEmpty());
  }

  /** Whether the code had changes that were not committed. */
  public boolean isDirty() {
    return text("dirty").equals(Optional.of("true"));
  }

  /** How much CPU time the host's control group may use; empty, too, if it has none. */
  public Optional<String> cpuQuota() {
    return text("host", "cgroupQuota");
  }

  /** Whether the mock API passed its check before and after; empty if it was not used. */
  public Optional<Boolean> mockTrusted() {
    List<RunEnvironment> checks = objects("mockChecks");
    return checks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            checks.stream().allMatch(check -> check.text("trusted").equals(Optional.of("true"))));
  }
}
