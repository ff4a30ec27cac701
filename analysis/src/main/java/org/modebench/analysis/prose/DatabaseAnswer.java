package org.modebench.analysis.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Metric;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.text.Listing;

/** Which server to use before a database, and what its connections and deadlines do, in words. */
public final class DatabaseAnswer {
  private static final double MILLIS_PER_SECOND = 1e3;

  /** A server that takes so many times the ideal has found another limit. */
  private static final double ANOTHER_LIMIT = 1.2;

  private final ParameterStudy study;

  private DatabaseAnswer(ParameterStudy study) {
    this.study = study;
  }

  /**
   * The answer of a study of servers before a database.
   *
   * @param study by the connections of their pool
   */
  public static Answer of(ParameterStudy study) {
    DatabaseAnswer words = new DatabaseAnswer(study);
    Answer choice = StudyAnswer.of(study);
    return new Answer(
        choice.subject(),
        choice.headline(),
        Stream.concat(
                choice.evidence().stream(),
                Stream.of(words.median(), words.late(), words.carriers(), words.threads())
                    .flatMap(Optional::stream))
            .toList(),
        choice.warnings());
  }

  /** What a client waits for the connections, by the law of a closed network. */
  private Optional<String> median() {
    double wait = number(Parameters.LATENCY_MILLIS.name()) / MILLIS_PER_SECOND;
    double concurrency = number(Parameters.CONCURRENCY.name());
    if (concurrency == 0 || number(Parameters.CACHE_PERCENT.name()) > 0 || anyIsLate()) {
      return Optional.empty();
    }
    List<String> seen = new ArrayList<>();
    for (Map.Entry<Double, ModeRanking> at : study.contests().entrySet()) {
      if (concurrency % at.getKey() != 0 && at.getKey() < concurrency) {
        // Then some find one more before them than others.
        continue;
      }
      Optional<CellKey> fastest = at.getValue().fastest();
      OptionalDouble median =
          fastest.isPresent()
              ? at.getValue().cell(fastest.get()).mean(Metrics.LATENCY_P50)
              : OptionalDouble.empty();
      if (median.isPresent()) {
        seen.add(
            "%s with %s (%s by calculation)"
                .formatted(
                    Figures.roughTime(median.getAsDouble()),
                    at(at.getKey()),
                    Figures.roughTime(Math.max(wait, concurrency * wait / at.getKey()))));
      }
    }
    return seen.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Half of the requests to the fastest server take longer than %s: concurrency · wait / connections."
                .formatted(Listing.of(seen, "and")));
  }

  private boolean anyIsLate() {
    return study.contests().values().stream()
        .flatMap(contest -> contest.cells().values().stream())
        .anyMatch(cell -> cell.mean(Metrics.ANSWERS_504).orElse(0) > 0);
  }

  /** With the fewest connections: who answers too late, and what was looked up for nobody. */
  private Optional<String> late() {
    ModeRanking fewest = study.first();
    List<String> each =
        fewest.entrants().stream()
            .filter(place -> mean(fewest, place, Metrics.ANSWERS_504) > 0)
            .map(
                place ->
                    "%s 504 to %.0f, with %.0f look-ups for nobody"
                        .formatted(
                            Names.mode(place),
                            mean(fewest, place, Metrics.ANSWERS_504),
                            mean(fewest, place, Metrics.WASTED) * study.rest().calls()))
            .toList();
    return each.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "With %s, of %s requests in time: %s. Who is served first has waited longest, and is too late when the look-up ends."
                .formatted(
                    at(study.contests().firstKey()),
                    Names.grouped(study.rest().calls() + ""),
                    Listing.of(answered(fewest), "and") + "; answered " + Listing.of(each, "and")));
  }

  private static List<String> answered(ModeRanking contest) {
    return contest.entrants().stream()
        .map(
            place ->
                "%s %.0f"
                    .formatted(
                        Names.mode(place),
                        contest.workload().calls() - mean(contest, place, Metrics.FAILURES)))
        .toList();
  }

  private static double mean(ModeRanking contest, CellKey place, Metric metric) {
    return contest.cell(place).mean(metric).orElse(0);
  }

  /** Virtual threads that call native code keep their carriers, of which there are few. */
  private Optional<String> carriers() {
    ModeRanking most = study.last();
    return most.entrant(Servers.VIRTUAL_THREADS)
        .flatMap(
            place -> Ideal.of(most.workload(), place, most.cells(), Criteria.STANDARD.confidence()))
        .map(Ideal::ofMeasured)
        .filter(
            ratio -> ratio.interval().filter(bounds -> bounds.low() > ANOTHER_LIMIT).isPresent())
        .map(
            ratio ->
                "%s take %s times the ideal with %s: a look-up is a native call, which keeps the carrier of its virtual thread, and there are no more carriers than cores."
                    .formatted(
                        Servers.VIRTUAL_THREADS,
                        Figures.ratio(ratio),
                        at(study.contests().lastKey())));
  }

  private Optional<String> threads() {
    List<String> loops =
        Stream.of(Servers.EVENT_LOOP, Servers.SELECTOR)
            .filter(loop -> study.last().entrant(loop).isPresent())
            .toList();
    return loops.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "JDBC blocks: %s hand each look-up to a thread, and have as many as there are look-ups under way."
                .formatted(Listing.of(loops, "and")));
  }

  private String at(double connections) {
    return StudyWords.at(study, connections);
  }

  private double number(String parameter) {
    return study.rest().number(parameter).orElse(0);
  }
}
