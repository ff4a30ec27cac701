package org.modebench.analysis.findings.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modebench.analysis.findings.comparison.Fact;
import org.modebench.analysis.findings.comparison.Recording;

/**
 * The machines of several recordings. What a recording does not tell of its machine may be as in
 * any other.
 */
final class Machines {
  private final List<Map<Fact, String>> known = new ArrayList<>();

  private Machines() {}

  /** The number of the machine of each recording, from 0. */
  static List<Integer> of(List<Recording> recordings) {
    Machines machines = new Machines();
    return recordings.stream().map(machines::number).toList();
  }

  private int number(Recording recording) {
    Map<Fact, String> facts = new HashMap<>(recording.facts());
    facts.keySet().removeIf(fact -> !fact.ofMachine());
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).entrySet().stream().allMatch(fact -> agrees(facts, fact))) {
        // The first time stays: many small steps must not add up to another machine.
        facts.forEach(known.get(i)::putIfAbsent);
        return i;
      }
    }
    known.add(facts);
    return known.size() - 1;
  }

  private static boolean agrees(Map<Fact, String> facts, Map.Entry<Fact, String> fact) {
    return Optional.ofNullable(facts.get(fact.getKey()))
        .map(own -> !fact.getKey().differs(own, fact.getValue()))
        .orElse(true);
  }
}
