package org.modebench.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.modebench.analysis.flames.Stacks;
import org.modebench.plan.ProfileEvent;

/**
 * A graph in the folder.
 *
 * @param sampled how much, the mock API included, which has no share
 * @param life of worker processes, if it has such
 */
record IndexedGraph(
    ProfileName name,
    Provenance provenance,
    Shares shares,
    long sampled,
    Optional<LifeShares> life) {

  static final String END_OF_TABLE = "</tbody></table></div>\n";

  static IndexedGraph of(ProfileName name, Provenance provenance, Stacks stacks) {
    boolean wall = name.event() == ProfileEvent.WALL;
    return new IndexedGraph(
        name,
        provenance,
        Shares.of(stacks, wall),
        stacks.total(),
        hasKinds(name.event()) ? LifeShares.of(stacks, wall) : Optional.empty());
  }

  /** What a reader has to know of it; empty if all is well. */
  String notes() {
    List<String> notes = new ArrayList<>();
    if (sampled == 0) {
      notes.add("nothing was sampled");
    } else if (shares.total() == 0) {
      notes.add("only the mock API was sampled");
    }
    if (provenance.isPartial()) {
      notes.add(provenance.coverage());
    }
    if (!provenance.doubt().isEmpty()) {
      notes.add(provenance.doubt());
    }
    return String.join("; ", notes);
  }

  /** Whether the kinds of its frames have shares: of time, and not of locks or memory. */
  static boolean hasKinds(ProfileEvent event) {
    return event == ProfileEvent.CPU || event == ProfileEvent.WALL;
  }

  /** Text, not HTML. */
  static String percent(double share) {
    return share == 0
        ? "–"
        : share < 0.001 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
