package org.modebench.analysis.cells;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.BatchSpec;
import org.modebench.analysis.catalogue.Catalogue;
import org.modebench.analysis.catalogue.Kind;
import org.modebench.analysis.catalogue.Parallelism;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Workload;
import org.modebench.analysis.results.Row;
import org.modebench.analysis.results.record.ParamText;
import org.modebench.analysis.text.Count;

/**
 * What a batch does, whichever mode runs it. Only cells of one workload are compared.
 *
 * @param entry what the catalogue, or the record of the run, says of it
 * @param profiled whether a profiler was attached, which changes times: such rows stand apart
 */
public record MeasuredWorkload(Workload entry, String params, int calls, boolean profiled)
    implements Comparable<MeasuredWorkload> {
  private static final Comparator<MeasuredWorkload> ORDER =
      Comparator.comparing(MeasuredWorkload::benchmark, NaturalOrder.INSTANCE)
          .thenComparing(MeasuredWorkload::params, NaturalOrder.INSTANCE)
          .thenComparingInt(MeasuredWorkload::calls)
          .thenComparing(MeasuredWorkload::profiled);

  private static final String SEPARATOR = ";";

  /** One form for each number, so that no two workloads have the same size. */
  private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]{0,9})(\\.[0-9]{0,4}[1-9])?");

  /** The parameter that rows of profiled forks have: what was profiled. */
  public static final String PROFILE = "profile";

  /** The workload that a row belongs to. */
  public static MeasuredWorkload of(Row row, Catalogue catalogue) {
    MeasuredWorkload workload =
        new MeasuredWorkload(catalogue.workload(row.benchmark()), row.params(), row.calls(), false);
    // Of a million rows few have the name anywhere, and parameters need not be taken apart.
    boolean profiled =
        (row.params().contains(PROFILE) && workload.param(PROFILE).isPresent())
            || row.reason().contains("profiled");
    return profiled
        ? new MeasuredWorkload(workload.entry, row.params(), row.calls(), true)
        : workload;
  }

  /** The parameters by name, in the order in which the rows have them. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String param : params.split(SEPARATOR, -1)) {
      int equals = param.indexOf('=');
      if (equals > 0) {
        values.put(param.substring(0, equals), ParamText.decoded(param.substring(equals + 1)));
      }
    }
    return values;
  }

  /** The value of a parameter, if the workload has it. */
  public Optional<String> param(String name) {
    return Optional.ofNullable(values().get(name));
  }

  /** The value of a parameter, if the workload has it and it is a number, 0 or more. */
  public OptionalDouble number(String name) {
    return param(name)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(text -> OptionalDouble.of(Double.parseDouble(text)))
        .orElse(OptionalDouble.empty());
  }

  /** Its name in the results. */
  public String benchmark() {
    return entry.name();
  }

  /** A batch of it at a place. */
  public BatchSpec batch(CellKey place) {
    return new BatchSpec(entry.axis().value(place.mode()), place.workers(), calls, values());
  }

  /** What the calls of a batch do. */
  public Kind kind(CellKey place) {
    return entry.kind(batch(place));
  }

  /** How many calls can compute at the same time in a mode. */
  public Parallelism parallelism(String mode) {
    return batch(new CellKey(mode, 1)).parallelism();
  }

  /**
   * The parameters that may be the size of its calls: the one that the catalogue names, or of an
   * unknown workload every number.
   */
  public List<Parameter> sizes() {
    return entry.known()
        ? entry.size().stream().toList()
        : values().keySet().stream()
            .filter(name -> number(name).isPresent())
            .map(entry::parameter)
            .toList();
  }

  /** The same workload as if it had no such parameter. */
  public MeasuredWorkload without(String name) {
    String others =
        Arrays.stream(params.split(SEPARATOR, -1))
            .filter(param -> !param.startsWith(name + "="))
            .collect(Collectors.joining(SEPARATOR));
    return new MeasuredWorkload(entry, others, calls, profiled);
  }

  /** Such as {@code IoBound, 10 calls, latencyMillis=100}. */
  public String title() {
    return benchmark()
        + ", "
        + Count.of(calls, "call")
        + (params.isEmpty() ? "" : ", " + ParamText.decoded(params.replace(SEPARATOR, ", ")))
        + (profiled && param(PROFILE).isEmpty() ? ", profiled" : "");
  }

  @Override
  public int compareTo(MeasuredWorkload other) {
    return ORDER.compare(this, other);
  }
}
