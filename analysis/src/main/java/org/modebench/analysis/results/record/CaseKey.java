package org.modebench.analysis.results.record;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Parameters;

/**
 * What tells a case of a run from the others, as the columns of a results file name it.
 *
 * @param benchmark such as {@code CpuBound}
 * @param mode value of the main axis
 * @param workers their number
 * @param calls in a batch
 * @param params every other parameter, as {@code name=value} joined by {@code ;} in name order
 */
public record CaseKey(String benchmark, String mode, int workers, int calls, String params)
    implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String WORKERS = Parameters.WORKERS.name();
  private static final String CALLS = Parameters.CALLS.name();

  /**
   * The key of a case.
   *
   * @param axis the parameter whose value stands in the column mode
   * @param params every parameter, by name
   */
  public static CaseKey of(String benchmark, String axis, Map<String, String> params) {
    Set<String> columns = Set.of(axis, WORKERS, CALLS);
    return new CaseKey(
        benchmark,
        params.getOrDefault(axis, "NONE"),
        number(params, WORKERS),
        number(params, CALLS),
        new TreeMap<>(params)
            .entrySet().stream()
                .filter(param -> !columns.contains(param.getKey()))
                .map(param -> param.getKey() + "=" + ParamText.encoded(param.getValue()))
                .collect(Collectors.joining(";")));
  }

  private static int number(Map<String, String> params, String name) {
    String text = params.getOrDefault(name, "");
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 1;
  }

  static CaseKey of(JsonFields fields) {
    return new CaseKey(
        fields.textOrEmpty("benchmark"),
        fields.textOrEmpty(Parameters.MODE.name()),
        (int) fields.count(WORKERS),
        (int) fields.count(CALLS),
        fields.textOrEmpty("params"));
  }
}
