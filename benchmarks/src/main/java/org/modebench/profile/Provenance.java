package org.modebench.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.modebench.analysis.flames.Heading;
import org.modebench.analysis.flames.Stacks;
import org.modebench.analysis.text.Count;
import org.modebench.analysis.text.HtmlText;

/**
 * Where a graph comes from, beside what its name says. It stands in the graph's heading and is on
 * record in its page, so that the index knows it of graphs of other runs, too.
 *
 * @param run identifier of the run; empty if it is not known
 * @param date of the run's start in UTC, such as {@code 2026-11-25}
 * @param jdk version that the forks ran on
 * @param parameters every one but mode and workers, such as {@code 10 calls, limit=5000000}
 * @param forks whose profiles the graph has
 * @param forksMeasured with the profiler
 * @param doubt why the times of these forks are not to be trusted, such as {@code SUSPECT: ...};
 *     empty if they are
 */
public record Provenance(
    String run,
    String date,
    String jdk,
    String parameters,
    int forks,
    int forksMeasured,
    String doubt) {
  private static final String RUN = "run";
  private static final String DATE = "date";
  private static final String JDK = "jdk";
  private static final String PARAMETERS = "parameters";
  private static final String FORKS = "forks";
  private static final String FORKS_MEASURED = "measured";
  private static final String DOUBT = "doubt";
  private static final String TOTAL = "total";

  Provenance withForks(int number) {
    return new Provenance(run, date, jdk, parameters, number, forksMeasured, doubt);
  }

  /** The heading of a graph. */
  Heading heading(ProfileName name, Stacks stacks) {
    List<String> lines = new ArrayList<>();
    lines.add(Heading.toIndex());
    lines.add(HtmlText.escape(source() + "; " + coverage()));
    if (!doubt.isEmpty()) {
      lines.add(HtmlText.escape(doubt));
    }
    if (hasStarts(stacks)) {
      lines.add(
          "Frames of [start] and [load] are inflated: a worker process takes longer to start with the"
              + " profiler in it than without.");
    }
    if (stacks.isEmpty()) {
      lines.add("Nothing was sampled.");
    } else if (!name.event().unit().isEmpty()) {
      lines.add("The samples on this page are " + name.event().unit() + ".");
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(Heading.EVENT, name.event().optionValue());
    facts.put(Heading.ORIGIN, name.title() + "; " + source());
    facts.put(RUN, run);
    facts.put(DATE, date);
    facts.put(JDK, jdk);
    facts.put(PARAMETERS, parameters);
    facts.put(FORKS, Integer.toString(forks));
    facts.put(FORKS_MEASURED, Integer.toString(forksMeasured));
    facts.put(DOUBT, doubt);
    facts.put(TOTAL, Long.toString(stacks.total()));
    return new Heading(name.title(), lines, facts);
  }

  private static boolean hasStarts(Stacks stacks) {
    AtomicBoolean found = new AtomicBoolean();
    stacks.forEach(
        (frames, value) -> {
          if (LifePhase.in(frames).filter(LifePhase::isBeforeWork).isPresent()) {
            found.set(true);
          }
        });
    return found.get();
  }

  /** Reads back what is on record in the page of a graph. */
  static Provenance of(Map<String, String> facts) {
    return new Provenance(
        facts.getOrDefault(RUN, ""),
        facts.getOrDefault(DATE, ""),
        facts.getOrDefault(JDK, ""),
        facts.getOrDefault(PARAMETERS, ""),
        number(facts.get(FORKS)),
        number(facts.get(FORKS_MEASURED)),
        facts.getOrDefault(DOUBT, ""));
  }

  /** Whether a page with these facts says itself that nothing was sampled. */
  static boolean isOfNothing(Map<String, String> facts) {
    return "0".equals(facts.get(TOTAL));
  }

  private static int number(@Nullable String digits) {
    return digits != null && digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
  }

  /** {@code 10 calls, limit=5; run r1, 2026-11-25, JDK 25.0.1}. */
  String source() {
    return run.isEmpty()
        ? "Its run is unknown."
        : "%s; run %s, %s, JDK %s".formatted(parameters, run, date, jdk);
  }

  /** Whether some of the forks that were measured left no profile. */
  public boolean isPartial() {
    return forks < forksMeasured;
  }

  /** {@code 3 forks}, or {@code 2 of 3 forks}. */
  String coverage() {
    String measured = Count.of(forksMeasured, "fork");
    return isPartial() ? forks + " of " + measured : measured;
  }

  /** What is missing in the graph of that name, as a sentence; only if some is. */
  public String sentence(ProfileName name) {
    int missing = forksMeasured - forks;
    if (forks == 0) {
      return "There is no graph of %s: the %s missing."
          .formatted(
              name.title(),
              missing == 1
                  ? "profile of its fork is"
                  : "profiles of its " + missing + " forks are");
    }
    return "The graph of %s shows %s; the %s missing."
        .formatted(
            name.title(),
            coverage(),
            missing == 1 ? "profile of the other is" : "profiles of the others are");
  }
}
