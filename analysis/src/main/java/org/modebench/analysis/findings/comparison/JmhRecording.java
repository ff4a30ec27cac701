package org.modebench.analysis.findings.comparison;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.cells.NaturalOrder;
import org.modebench.analysis.results.JsonFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.Status;

/**
 * The recording that a file of JMH's own results is, as {@code -rf json} writes it.
 *
 * <p>Each line of {@code rawData} is a fork; its values, one for each iteration, are reduced to
 * their mean. Of the sample mode, whose values are histograms, it is the mean of all samples of the
 * fork.
 */
public final class JmhRecording {
  private static final String PRIMARY = Metrics.WALL.name();
  private static final String MODE = "mode";
  private static final String DOT = "·";
  private static final Pattern PERCENTILE = Pattern.compile("(.*[:·])?p[01]\\.[0-9]+");
  private static final String AND = " and ";
  private static final String RAW = "rawData";
  private static final String RAW_HISTOGRAM = "rawDataHistogram";

  private final String metric;
  private final Map<CellName, RecordedCell> cells = new LinkedHashMap<>();
  private final Map<Fact, String> facts = new LinkedHashMap<>();
  private int scoresWithoutForks;

  private JmhRecording(String metric) {
    this.metric = metric;
  }

  /**
   * Reads the cells of a file in one metric.
   *
   * @param metric wall for the score, or the name of a secondary result, such as gc.alloc.rate.norm
   * @throws ResultsFileException if the file is not JMH's JSON
   */
  public static Recording read(Path file, String metric) throws ResultsFileException {
    JmhRecording reading = new JmhRecording(metric);
    for (JsonElement result : results(file)) {
      if (!(result instanceof JsonObject object) || !object.has("primaryMetric")) {
        throw unusable(file, "an entry has no \"primaryMetric\"", new JsonParseException(""));
      }
      reading.add(object);
    }
    if (reading.scoresWithoutForks == reading.cells.size()) {
      throw new ResultsFileException(
          "%s has no rawData, the values of every fork, which a comparison needs; give the file that JMH writes with -rf json, unchanged."
              .formatted(file));
    }
    return new Recording(
        file.toString(),
        "",
        Recording.Columns.JMH,
        reading.facts,
        reading.cells,
        List.of(
            ("%s is JMH's own JSON, which does not name the machine: compare only what one machine"
                    + " measured.")
                .formatted(file)));
  }

  private static JsonArray results(Path file) throws ResultsFileException {
    try {
      if (!(JsonFile.read(file) instanceof JsonArray results)) {
        throw unusable(file, "it is not a list of results", new JsonParseException(""));
      }
      if (results.isEmpty()) {
        throw unusable(file, "it is an empty list", new JsonParseException(""));
      }
      return results;
    } catch (JsonFile.NoJsonException e) {
      throw unusable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static ResultsFileException unusable(Path file, String why, Exception cause) {
    return new ResultsFileException(
        "%s is not a file of JMH results (%s); give a results file or what JMH writes with -rf json."
            .formatted(file, why),
        cause);
  }

  private void add(JsonObject result) {
    addFact(Fact.JMH, text(result, "jmhVersion"));
    addFact(Fact.JDK, (text(result, "jdkVersion") + " " + text(result, "vmName")).strip());
    addFact(Fact.FORKS, text(result, "forks"));
    CellName name = name(result);
    addFact(Fact.FLAGS, flags(result));
    addFact(Fact.SETTINGS, settings(result));
    JsonObject scores = scores(result);
    JmhUnit unit = JmhUnit.named(text(scores, "scoreUnit"));
    if (scores.has("score") && forks(scores).isEmpty()) {
      scoresWithoutForks++;
    }
    List<Double> forkMeans = new ArrayList<>();
    boolean failed = false;
    for (JsonElement fork : forks(scores)) {
      Mean mean = new Mean();
      mean.addAll(fork);
      failed |= Double.isNaN(mean.value());
      forkMeans.add(mean.value() * unit.factor());
    }
    Metric metric = entry(text(result, MODE), unit.unit());
    cells.put(
        name,
        failed
            ? new RecordedCell(
                List.of(), metric, Status.FAILED, List.of("A fork has no usable score."))
            : new RecordedCell(forkMeans, metric, Status.VALID, List.of()));
  }

  /** The metric asked for; what a score is, and so a percentile of it, the mode of JMH tells. */
  private Metric entry(String mode, String unit) {
    return metric.equals(PRIMARY) || PERCENTILE.matcher(metric).matches()
        ? Metric.ofSpeed("score", unit, JmhMode.better(mode))
        : Metrics.of(name(metric), unit);
  }

  /** The name of a secondary result, before which older versions of JMH put a dot. */
  private static String name(String metric) {
    return metric.startsWith(DOT) ? metric.substring(DOT.length()) : metric;
  }

  /** Benchmarks of one file may differ in their circumstances: every value is kept. */
  private void addFact(Fact fact, String value) {
    if (!value.isEmpty()) {
      facts.merge(
          fact,
          value,
          (known, next) ->
              List.of(known.split(AND, -1)).contains(next) ? known : known + AND + next);
    }
  }

  private static CellName name(JsonObject result) {
    String benchmark = text(result, "benchmark");
    int dot = benchmark.lastIndexOf('.');
    Map<String, String> params = new TreeMap<>(NaturalOrder.INSTANCE);
    if (result.get("params") instanceof JsonObject given) {
      given.keySet().forEach(param -> params.put(param, text(given, param)));
    }
    String values =
        params.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
    return new CellName(
        (dot < 0 ? "" : benchmark.substring(0, dot) + ", ") + text(result, MODE),
        benchmark.substring(dot + 1) + (values.isEmpty() ? "" : " " + values),
        text(result, "threads"));
  }

  /** The score, or the secondary result asked for; older versions of JMH put a dot before those. */
  private JsonObject scores(JsonObject result) {
    JsonElement scores = result.get("primaryMetric");
    if (!metric.equals(PRIMARY)) {
      JsonElement others = result.get("secondaryMetrics");
      scores =
          others instanceof JsonObject named
              ? named.has(metric) ? named.get(metric) : named.get(DOT + metric)
              : null;
    }
    return scores instanceof JsonObject object ? object : new JsonObject();
  }

  private static JsonArray forks(JsonObject scores) {
    JsonElement forks = scores.has(RAW_HISTOGRAM) ? scores.get(RAW_HISTOGRAM) : scores.get(RAW);
    return forks instanceof JsonArray list ? list : new JsonArray();
  }

  private static String flags(JsonObject result) {
    String flags =
        result.get("jvmArgs") instanceof JsonArray list
            ? list.asList().stream()
                .map(flag -> flag instanceof JsonPrimitive text ? text.getAsString() : "")
                .collect(Collectors.joining(" "))
            : "";
    return flags.isEmpty() ? "none" : flags;
  }

  private static String settings(JsonObject result) {
    return "%s × %s of warm-up, %s × %s measured"
        .formatted(
            text(result, "warmupIterations"),
            text(result, "warmupTime"),
            text(result, "measurementIterations"),
            text(result, "measurementTime"));
  }

  private static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive value ? value.getAsString() : "";
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
