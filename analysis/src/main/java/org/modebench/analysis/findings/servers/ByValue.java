package org.modebench.analysis.findings.servers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.modebench.analysis.findings.modes.ModeRanking;

/**
 * Which modes to use at which values of a study's parameter, where none is good at all of them.
 *
 * @param parts neighbouring values with the same modes, from the smallest on
 */
public record ByValue(ParameterStudy study, List<Part> parts) {
  /** The modes to use from one value to another, both included. */
  public record Part(double from, double to, Set<String> modes) {}

  /**
   * As few parts as the sets allow: from the greatest value on, each reaches down as far as its
   * values have a mode in common, and names what they all have.
   *
   * @param good the modes that are good at a value; at least one
   */
  public static ByValue of(ParameterStudy study, Function<ModeRanking, Set<String>> good) {
    SortedMap<Double, Set<String>> sets = new TreeMap<>();
    study.contests().forEach((value, contest) -> sets.put(value, good.apply(contest)));
    List<Part> parts = new ArrayList<>();
    double to = sets.lastKey();
    double from = to;
    Set<String> common = new LinkedHashSet<>(sets.getOrDefault(to, Set.of()));
    List<Map.Entry<Double, Set<String>>> rest = new ArrayList<>(sets.headMap(to).entrySet());
    for (int i = rest.size() - 1; i >= 0; i--) {
      Set<String> both = new LinkedHashSet<>(common);
      both.retainAll(rest.get(i).getValue());
      if (both.isEmpty()) {
        parts.add(0, new Part(from, to, common));
        to = rest.get(i).getKey();
        both.addAll(rest.get(i).getValue());
      }
      from = rest.get(i).getKey();
      common = both;
    }
    parts.add(0, new Part(from, to, common));
    return new ByValue(study, List.copyOf(parts));
  }

  /** Every mode that a part names. */
  public Set<String> modes() {
    Set<String> modes = new LinkedHashSet<>();
    parts.forEach(part -> modes.addAll(part.modes()));
    return modes;
  }
}
