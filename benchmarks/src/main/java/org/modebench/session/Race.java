package org.modebench.session;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.modebench.analysis.cells.Measurements;
import org.modebench.analysis.findings.verdicts.Standing;
import org.modebench.analysis.findings.verdicts.Standings;
import org.modebench.analysis.prose.StandingWords;
import org.modebench.analysis.results.record.CaseKey;
import org.modebench.analysis.results.record.RecordedLook;
import org.modebench.analysis.results.record.RunRecord;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Looks;
import org.modebench.analysis.text.Count;
import org.modebench.plan.Case;
import org.modebench.plan.DurationText;
import org.modebench.plan.Plan;
import org.modebench.plan.UsageException;
import org.modebench.store.RecordedPlan;

/**
 * Gives forks to the cases whose verdicts are open, look by look, until there is none or they have
 * as many as a case may have.
 *
 * <p>What a look decides depends on the rows of the run and on its seed alone, so that a run that
 * was stopped goes on as if it had not been.
 */
final class Race {
  /** The end of a run is a screen; its record names them all. */
  private static final int MOST_NAMED = 2;

  private final Looks looks;
  private final long seed;
  private final RunFiles files;
  private Standings standings = new Standings(List.of());
  private Map<CaseKey, String> labels = Map.of();
  private boolean over;

  private Race(Looks looks, long seed, RunFiles files) {
    this.looks = looks;
    this.seed = seed;
    this.files = files;
  }

  /** The race that the record of a run asks for; empty if all its forks are planned. */
  static Optional<Race> of(RunFiles files) {
    RunRecord record = files.record();
    int first = (int) record.firstForks().orElse(0);
    int most = (int) record.mostForks().orElse(0);
    boolean asked = first >= Criteria.FEWEST_FORKS && most >= first && record.seed().isPresent();
    return asked
        ? Optional.of(new Race(new Looks(first, most), record.seed().getAsLong(), files))
        : Optional.empty();
  }

  /**
   * Looks at what was measured.
   *
   * @param plan of which every fork was run
   * @return the plan with the rounds up to the next look; empty if there is nothing more to measure
   */
  Optional<Plan> extended(Plan plan) throws IOException, UsageException {
    labels = plan.cases().stream().collect(Collectors.toMap(Case::key, Case::label));
    Criteria criteria = looks.at(plan.rounds(), Criteria.STANDARD);
    standings = Standings.of(Measurements.of(files.rows(), files.record().catalogue()), criteria);
    OptionalInt next = looks.after(plan.rounds());
    Set<CaseKey> again =
        next.isEmpty()
            ? Set.of()
            : standings.toMeasure().stream().map(Standing::of).collect(Collectors.toSet());
    over = again.isEmpty();
    Plan longer = over ? plan : plan.with(indices(plan, again), next.getAsInt(), seed);
    RecordedLook look = look(plan, criteria, again);
    files.save(
        record -> {
          record.add(look);
          RecordedPlan.write(longer, record);
        });
    return over ? Optional.empty() : Optional.of(longer);
  }

  private RecordedLook look(Plan plan, Criteria criteria, Set<CaseKey> again) {
    Map<CaseKey, Standing> known = new HashMap<>();
    standings.all().forEach(standing -> known.put(standing.of(), standing));
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Case of : plan.cases()) {
      Standing standing = known.get(of.key());
      reasons.put(
          of.label(),
          standing == null
              ? "no more forks: it is compared with no other"
              : "%s after %d: %s"
                  .formatted(
                      again.contains(of.key())
                          ? "more forks"
                          : standing.isOpen() ? "given up" : "no more forks",
                      standing.forks(),
                      words(standing)));
    }
    double level = new BigDecimal(criteria.level()).round(new MathContext(3)).doubleValue();
    return new RecordedLook(plan.rounds(), level, reasons);
  }

  private String words(Standing standing) {
    return new StandingWords(standing, labels.getOrDefault(standing.best(), "")).describe();
  }

  /** How far it is, as a sentence. */
  String progress() {
    long verdicts = standings.all().stream().filter(standing -> !standing.isBest()).count();
    return "%s decided; %s get more forks."
        .formatted(
            Count.of(verdicts - standings.open().size(), verdicts, "verdict"),
            Count.of(standings.toMeasure().size(), "case"));
  }

  /**
   * How the race ended, line by line.
   *
   * @param seconds that it took
   */
  List<String> conclusion(double seconds) {
    List<Standing> verdicts = standings.all().stream().filter(s -> !s.isBest()).toList();
    List<Standing> open = standings.open();
    if (verdicts.isEmpty()) {
      return List.of("No verdict is decided: no two cases of a workload have been measured.");
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s decided by %s in %s."
            .formatted(
                Count.of(verdicts.size() - open.size(), verdicts.size(), "verdict"),
                Count.of(files.record().forksDone().orElse(0), "fork"),
                DurationText.of(seconds)));
    if (!open.isEmpty()) {
      lines.add(
          over
              ? "Given up after %d forks, as many as a case may have (-f):".formatted(looks.cap())
              : "Not decided yet:");
      open.stream()
          .limit(MOST_NAMED)
          .forEach(
              standing ->
                  lines.add("  %s %s".formatted(labels.get(standing.of()), words(standing))));
      if (open.size() > MOST_NAMED) {
        lines.add(
            "  and %d more, which the run's record names.".formatted(open.size() - MOST_NAMED));
      }
    }
    return lines;
  }

  private static Set<Integer> indices(Plan plan, Set<CaseKey> of) {
    return IntStream.range(0, plan.cases().size())
        .filter(i -> of.contains(plan.cases().get(i).key()))
        .boxed()
        .collect(Collectors.toSet());
  }
}
