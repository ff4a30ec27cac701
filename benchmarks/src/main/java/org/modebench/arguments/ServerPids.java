package org.modebench.arguments;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.modebench.analysis.catalogue.Domain;
import org.modebench.plan.TypedValue;
import org.modebench.plan.UsageException;

/** The numbers of {@code --pid}, one for each address of {@code -p url}, in their order. */
final class ServerPids {
  private static final Domain PID = Domain.whole(1, Integer.MAX_VALUE);

  private ServerPids() {}

  static Map<String, Long> of(List<String> options, Set<String> addresses) throws UsageException {
    List<Long> pids = new ArrayList<>();
    for (String option : options) {
      for (String word : option.split(",", -1)) {
        pids.add(Long.valueOf(TypedValue.canonical("--pid", PID, word)));
      }
    }
    if (pids.isEmpty()) {
      return Map.of();
    }
    if (pids.size() != addresses.size()) {
      throw new UsageException(
          "--pid must name one process for each address of -p url, in the same order, but there are %d for %d; correct them."
              .formatted(pids.size(), addresses.size()));
    }
    Map<String, Long> byAddress = new LinkedHashMap<>();
    Iterator<Long> next = pids.iterator();
    addresses.forEach(address -> byAddress.put(address, next.next()));
    return byAddress;
  }
}
