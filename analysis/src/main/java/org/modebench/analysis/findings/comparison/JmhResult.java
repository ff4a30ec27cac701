package org.modebench.analysis.findings.comparison;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.NaturalOrder;

/** One entry of JMH's JSON: what one benchmark measured with one choice of parameters. */
final class JmhResult {
  private static final String PRIMARY = "primaryMetric";
  private static final String MODE = "mode";

  /** What stands between the method and a percentile of its samples; JMH before 1.37 had a dot. */
  private static final String SEPARATORS = "[:·]";

  private static final String DOT = "·";
  private static final String PERCENTILE = "p[01]\\.[0-9]+";
  private static final String RAW = "rawData";
  private static final String RAW_HISTOGRAM = "rawDataHistogram";

  private final JsonObject json;

  private JmhResult(JsonObject json) {
    this.json = json;
  }

  /** The result that an entry is; empty if it has no score. */
  static Optional<JmhResult> of(JsonElement entry) {
    return entry instanceof JsonObject object && object.has(PRIMARY)
        ? Optional.of(new JmhResult(object))
        : Optional.empty();
  }

  /** Its name, with everything that may tell it from another result of that name. */
  CellName name() {
    String benchmark = text("benchmark");
    int dot = benchmark.lastIndexOf('.');
    Map<String, String> params = new TreeMap<>(NaturalOrder.INSTANCE);
    if (json.get("params") instanceof JsonObject given) {
      given.keySet().forEach(param -> params.put(param, text(given, param)));
    }
    String values =
        params.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
    return new CellName(
        (dot < 0 ? "" : benchmark.substring(0, dot) + ", ") + text(MODE),
        method() + (values.isEmpty() ? "" : " " + values),
        text("threads"),
        circumstances());
  }

  private String method() {
    String benchmark = text("benchmark");
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  /** What else tells one sample from another, by what a person calls it. */
  private Map<String, String> circumstances() {
    Map<String, String> circumstances = new LinkedHashMap<>();
    circumstances.put(Fact.JDK.title(), (jdk() + " " + text("vmVersion")).strip());
    circumstances.put("JVM", text("jvm"));
    circumstances.put(Fact.FLAGS.title(), flags());
    circumstances.put(Fact.SETTINGS.title(), settings());
    circumstances.put(Fact.JMH.title(), text("jmhVersion"));
    return circumstances;
  }

  /** What is known of the circumstances, but for the number of forks. */
  Map<Fact, String> facts() {
    Map<Fact, String> facts = new LinkedHashMap<>();
    facts.put(Fact.JMH, text("jmhVersion"));
    facts.put(Fact.JDK, jdk());
    facts.put(Fact.FLAGS, flags());
    facts.put(Fact.SETTINGS, settings());
    return facts;
  }

  private String jdk() {
    return (text("jdkVersion") + " " + text("vmName")).strip();
  }

  private String flags() {
    String flags =
        json.get("jvmArgs") instanceof JsonArray list
            ? list.asList().stream()
                .map(flag -> flag instanceof JsonPrimitive text ? text.getAsString() : "")
                .collect(Collectors.joining(" "))
            : "";
    return flags.isEmpty() ? "none" : flags;
  }

  private String settings() {
    return "%s of warm-up, %s measured".formatted(iterations("warmup"), iterations("measurement"));
  }

  private String iterations(String kind) {
    String calls = text(kind + "BatchSize");
    return "%s × %s%s"
        .formatted(
            text(kind + "Iterations"),
            text(kind + "Time"),
            calls.isEmpty() || calls.equals("1") ? "" : " in batches of " + calls);
  }

  /** The names by which its metrics can be asked for. */
  Set<String> metrics() {
    Set<String> names = new TreeSet<>(NaturalOrder.INSTANCE);
    names.add(Metrics.WALL.name());
    String percentile = Pattern.quote(method()) + SEPARATORS + PERCENTILE;
    for (String name : secondary().keySet()) {
      names.add(name.matches(percentile) ? name.substring(method().length() + 1) : plain(name));
    }
    return names;
  }

  /** What a metric is; of a score, and so of a percentile of it, the mode tells. */
  Metric metric(String name) {
    String unit = JmhUnit.named(text(scores(name), "scoreUnit")).unit();
    boolean ofScore =
        name.equals(Metrics.WALL.name()) || name.matches("(.*" + SEPARATORS + ")?" + PERCENTILE);
    return ofScore
        ? Metric.ofSpeed("score", unit, JmhMode.better(text(MODE)))
        : Metrics.of(plain(name), unit);
  }

  private static String plain(String name) {
    return name.startsWith(DOT) ? name.substring(DOT.length()) : name;
  }

  /** Whether it has a metric, but not the values of every fork. */
  boolean lacksForks(String metric) {
    return scores(metric).has("score") && forks(scores(metric)).isEmpty();
  }

  /**
   * The mean of each fork in a metric; NaN where a fork has none; none if it has no such metric.
   */
  List<Double> forkMeans(String metric) {
    JsonObject scores = scores(metric);
    JmhUnit unit = JmhUnit.named(text(scores, "scoreUnit"));
    List<Double> means = new ArrayList<>();
    for (JsonElement fork : forks(scores)) {
      Mean mean = new Mean();
      mean.addAll(fork);
      means.add(mean.value() * unit.factor());
    }
    return means;
  }

  private static JsonArray forks(JsonObject scores) {
    JsonElement forks = scores.has(RAW_HISTOGRAM) ? scores.get(RAW_HISTOGRAM) : scores.get(RAW);
    return forks instanceof JsonArray list ? list : new JsonArray();
  }

  /** The score, or the secondary result asked for. */
  private JsonObject scores(String metric) {
    JsonElement scores =
        metric.equals(Metrics.WALL.name())
            ? json.get(PRIMARY)
            : named(metric).map(secondary()::get).orElse(null);
    return scores instanceof JsonObject object ? object : new JsonObject();
  }

  /** The secondary result of a name, which JMH may have put the method or a dot in front of. */
  private Optional<String> named(String metric) {
    Set<String> names = secondary().keySet();
    List<String> exact =
        List.of(metric, DOT + metric, method() + DOT + metric, method() + ":" + metric);
    Optional<String> own = exact.stream().filter(names::contains).findFirst();
    if (own.isPresent()) {
      return own;
    }
    String after = ".*" + SEPARATORS + Pattern.quote(metric);
    List<String> ofOthers = names.stream().filter(name -> name.matches(after)).toList();
    return ofOthers.size() == 1 ? Optional.of(ofOthers.get(0)) : Optional.empty();
  }

  private Map<String, JsonElement> secondary() {
    return json.get("secondaryMetrics") instanceof JsonObject named ? named.asMap() : Map.of();
  }

  private String text(String name) {
    return text(json, name);
  }

  private static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive value
        ? Objects.toString(value.getAsString(), "")
        : "";
  }

  /** The mean of the values of a fork; NaN if there is none or one is no number. */
  private static final class Mean {
    private double sum;
    private double weights;

    /** Takes values, and pairs of a value and how often it occurred, however deep in lists. */
    void addAll(JsonElement values) {
      if (values instanceof JsonArray list) {
        list.forEach(this::addIteration);
      } else {
        add(values, 1);
      }
    }

    private void addIteration(JsonElement iteration) {
      if (iteration instanceof JsonArray histogram) {
        for (JsonElement bucket : histogram) {
          if (bucket instanceof JsonArray pair && pair.size() == 2) {
            add(pair.get(0), number(pair.get(1)));
          } else {
            add(bucket, Double.NaN);
          }
        }
      } else {
        add(iteration, 1);
      }
    }

    private void add(JsonElement value, double weight) {
      sum += number(value) * weight;
      weights += weight;
    }

    private static double number(JsonElement value) {
      if (value instanceof JsonPrimitive primitive) {
        try {
          return primitive.getAsDouble();
        } catch (NumberFormatException notANumber) {
          return Double.NaN;
        }
      }
      return Double.NaN;
    }

    double value() {
      return sum / weights;
    }
  }
}
