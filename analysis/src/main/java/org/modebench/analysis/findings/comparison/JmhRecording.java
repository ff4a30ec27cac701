package org.modebench.analysis.findings.comparison;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.cells.NaturalOrder;
import org.modebench.analysis.results.JsonFile;
import org.modebench.analysis.results.ResultsFileException;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.text.ForeignText;

/**
 * The recording that a file of JMH's own results is, as {@code -rf json} writes it.
 *
 * <p>Each line of {@code rawData} is a fork; its values, one for each iteration, are reduced to
 * their mean. Of the sample mode, whose values are histograms, it is the mean of all samples of the
 * fork. Several results of one name are the forks of one sample where nothing tells them apart, as
 * in files that were joined, and cells of their own where the JVM, its flags or the settings do.
 */
public final class JmhRecording {
  private static final String AND = " and ";

  private final Path file;
  private final String metric;
  private final Map<Fact, Set<String>> facts = new LinkedHashMap<>();
  private final Map<CellName, List<JmhResult>> results = new LinkedHashMap<>();
  private final List<CellName> withoutForks = new ArrayList<>();

  private JmhRecording(Path file, String metric) {
    this.file = file;
    this.metric = metric;
  }

  /**
   * Reads the cells of a file in one metric.
   *
   * @param metric wall for the score, or the name of a secondary result, such as gc.alloc.rate.norm
   *     or p0.99
   * @throws ResultsFileException if the file is not JMH's JSON
   */
  public static Recording read(Path file, String metric) throws ResultsFileException {
    JmhRecording reading = new JmhRecording(file, metric);
    for (JsonElement entry : entries(file)) {
      reading.add(
          JmhResult.of(entry)
              .orElseThrow(
                  () ->
                      unusable(
                          file, "an entry has no \"primaryMetric\"", new JsonParseException(""))));
    }
    return reading.recording();
  }

  private static JsonArray entries(Path file) throws ResultsFileException {
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

  private void add(JmhResult result) {
    result.facts().forEach(this::addFact);
    results.computeIfAbsent(result.name(), name -> new ArrayList<>(1)).add(result);
    if (result.lacksForks(metric)) {
      withoutForks.add(result.name().plain());
    }
  }

  /** Benchmarks of one file may differ in their circumstances: every value is kept. */
  private void addFact(Fact fact, String value) {
    if (!value.isEmpty()) {
      facts.computeIfAbsent(fact, f -> new TreeSet<>(NaturalOrder.INSTANCE)).add(value);
    }
  }

  private Recording recording() throws ResultsFileException {
    Map<CellName, RecordedCell> cells = new LinkedHashMap<>();
    results.forEach((name, pooled) -> cells.put(name, cell(pooled)));
    if (!withoutForks.isEmpty() && cells.values().stream().noneMatch(RecordedCell::isMeasured)) {
      throw new ResultsFileException(
          "%s has no rawData, the values of every fork, which a comparison needs; give the file that JMH writes with -rf json, unchanged."
              .formatted(file));
    }
    cells.values().stream()
        .filter(RecordedCell::isMeasured)
        .forEach(cell -> addFact(Fact.FORKS, Integer.toString(cell.forkMeans().size())));
    Map<Fact, String> known = new LinkedHashMap<>();
    facts.forEach((fact, values) -> known.put(fact, String.join(AND, values)));
    Set<String> metrics = new TreeSet<>(NaturalOrder.INSTANCE);
    results.values().forEach(pooled -> pooled.forEach(result -> metrics.addAll(result.metrics())));
    return new Recording(
        file.toString(), "", Recording.Columns.JMH, known, cells, metrics, notes());
  }

  /** The forks of results that nothing tells apart. */
  private RecordedCell cell(List<JmhResult> pooled) {
    List<Double> forkMeans =
        pooled.stream().flatMap(result -> result.forkMeans(metric).stream()).toList();
    Metric entry =
        pooled.stream()
            .filter(result -> !result.forkMeans(metric).isEmpty())
            .findFirst()
            .orElse(pooled.get(0))
            .metric(metric);
    return forkMeans.stream().anyMatch(mean -> mean.isNaN())
        ? RecordedCell.of(List.of(), entry, Status.FAILED, List.of("A fork has no usable score."))
        : RecordedCell.of(forkMeans, entry, Status.VALID, List.of());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        ("%s is JMH's own JSON, which does not name the machine: compare only what one machine"
                + " measured.")
            .formatted(file));
    if (!withoutForks.isEmpty()) {
      notes.add(
          "%s has results without rawData, which are left out: %s."
              .formatted(
                  file,
                  withoutForks.stream()
                      .map(name -> ForeignText.printable(name.inWords()))
                      .distinct()
                      .collect(Collectors.joining("; "))));
    }
    return notes;
  }
}
