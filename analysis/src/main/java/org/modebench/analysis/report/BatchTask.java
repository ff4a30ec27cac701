package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.catalogue.Workloads;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.findings.modes.Gains;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.prose.Caveats;
import org.modebench.analysis.prose.GainWords;
import org.modebench.analysis.prose.Names;
import org.modebench.analysis.results.Status;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.LogSample;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.statistics.Verdict;
import org.modebench.analysis.table.Figures;
import org.modebench.analysis.table.Table;
import org.modebench.analysis.text.Listing;

/**
 * One of the first six tasks of the lab: ten calls that wait or compute, in some modes, compared
 * with SEQUENTIAL.
 *
 * @param computing whether calls compute; otherwise they wait
 * @param modes that the task is about; none for that of SEQUENTIAL alone
 */
record BatchTask(int number, String title, boolean computing, List<String> modes) {
  /** A share of the CPU that is no different from all of it, as its clock goes. */
  private static final double WHOLE = 0.97;

  private static final List<String> IN_THREADS =
      List.of(
          Modes.THREADS,
          Modes.THREAD_POOL,
          Modes.VIRTUAL_THREADS,
          Modes.EVENT_LOOP,
          Modes.GIL_THREADS);

  private static final List<String> IN_PROCESSES = List.of(Modes.PROCESS, Modes.PROCESS_POOL);

  static final List<BatchTask> ALL =
      List.of(
          new BatchTask(1, "Ten API calls, one after another", false, List.of()),
          new BatchTask(2, "Ten API calls in threads", false, IN_THREADS),
          new BatchTask(3, "Ten API calls in processes", false, IN_PROCESSES),
          new BatchTask(4, "Ten countdowns, one after another", true, List.of()),
          new BatchTask(5, "Ten countdowns in threads", true, IN_THREADS),
          new BatchTask(6, "Ten countdowns in processes", true, IN_PROCESSES));

  String benchmark() {
    return (computing ? Workloads.CPU_BOUND : Workloads.IO_BOUND).name();
  }

  /** The section of the task, with what is missing and how to measure it. */
  Section section(Optional<ModeRanking> measured, Slug slugs) {
    String heading = number + ". " + title;
    if (measured.isEmpty() || sequential(measured.get()).isEmpty()) {
      return missing(heading, measured);
    }
    ModeRanking contest = measured.get();
    List<String> sentences = new ArrayList<>();
    sentences.add("Measured: " + Names.of(contest.workload()) + ".");
    List<String> absent = modes.stream().filter(mode -> places(contest, mode).isEmpty()).toList();
    if (!modes.isEmpty() && absent.size() == modes.size()) {
      return missing(heading, measured);
    }
    sentences.addAll(modes.isEmpty() ? alone(contest) : conclusions(contest));
    Caveats.unsteady(contest, compared(contest)).ifPresent(sentences::add);
    sentences.addAll(withoutTime(contest, modes));
    List<String> unmeasured = absent.stream().filter(mode -> !isIn(contest, mode)).toList();
    if (!unmeasured.isEmpty()) {
      sentences.add("Not measured: " + Listing.of(unmeasured, "and") + "; " + command() + ".");
    }
    return new Section(
        "task-" + number,
        heading,
        sentences,
        plots(contest, slugs),
        List.of(table(contest)),
        List.of());
  }

  private Section missing(String heading, Optional<ModeRanking> measured) {
    List<String> asked = new ArrayList<>(modes);
    asked.add(0, Modes.SEQUENTIAL);
    List<String> sentences = new ArrayList<>();
    measured.ifPresent(contest -> sentences.addAll(withoutTime(contest, asked)));
    List<String> unmeasured =
        asked.stream()
            .filter(mode -> measured.map(contest -> !isIn(contest, mode)).orElse(true))
            .toList();
    sentences.add(
        unmeasured.isEmpty()
            ? "Nothing is left to compare; " + command() + "."
            : unmeasured.size() == asked.size()
                ? "Not measured; " + command() + "."
                : "Not measured: " + Listing.of(unmeasured, "and") + "; " + command() + ".");
    return new Section("task-" + number, heading, sentences, List.of(), List.of(), List.of());
  }

  /** Every place that the conclusions rest on. */
  private List<CellKey> compared(ModeRanking contest) {
    List<CellKey> compared = new ArrayList<>(List.of(CellKey.BASELINE));
    modes.forEach(mode -> compared.addAll(places(contest, mode)));
    return compared;
  }

  private static boolean isIn(ModeRanking contest, String mode) {
    return contest.cells().keySet().stream().anyMatch(place -> place.mode().equals(mode));
  }

  /** What was measured, but in vain, and why. */
  private static List<String> withoutTime(ModeRanking contest, List<String> asked) {
    List<String> sentences = new ArrayList<>();
    contest
        .cells()
        .forEach(
            (place, cell) -> {
              if (asked.contains(place.mode()) && cell.sample(Metrics.WALL).isEmpty()) {
                sentences.add(
                    cell.status() == Status.FAILED
                        ? "FAILED: %s: %s".formatted(Names.of(place), Caveats.reasons(cell))
                        : "%s has no time greater than 0 in each fork.".formatted(Names.of(place)));
              }
            });
    return sentences;
  }

  /** A task compares within one run, so that all of its modes have to be in it. */
  private String command() {
    List<String> all = new ArrayList<>(modes);
    all.add(0, Modes.SEQUENTIAL);
    return "measure all of the task in one run: java -jar benchmarks/target/benchmarks.jar %s -p mode=%s"
        .formatted(benchmark(), String.join(",", all));
  }

  /** What SEQUENTIAL shows by itself: whether its time is waiting or computing. */
  private List<String> alone(ModeRanking contest) {
    Cell cell = contest.cell(CellKey.BASELINE);
    LogSample time = sequential(contest).orElseThrow();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "One after another, the batch takes the sum of its calls: "
            + Figures.time(time.estimate(Criteria.STANDARD.confidence()))
            + ideal(contest, CellKey.BASELINE)
            + ".");
    OptionalDouble cpu = cell.mean(Metrics.CPU);
    if (cpu.isPresent()) {
      double share = cpu.getAsDouble() / time.geometricMean();
      sentences.add(
          share > WHOLE
              ? "The CPU works all the time, %s a batch, in which compiler and collector are counted: the calls compute."
                  .formatted(Figures.roughTime(cpu.getAsDouble()))
              : "The CPU works for %s of it, %s of the time: the calls %s."
                  .formatted(
                      Figures.roughTime(cpu.getAsDouble()),
                      Figures.percent(share),
                      share < 0.5 ? "wait, and nothing else runs meanwhile" : "compute"));
    }
    return sentences;
  }

  /** Every number of workers of every mode of the task against SEQUENTIAL, as one family. */
  private List<String> conclusions(ModeRanking contest) {
    LogSample sequential = sequential(contest).orElseThrow();
    List<Pair<CellKey>> pairs = new ArrayList<>();
    for (String mode : modes) {
      for (CellKey place : places(contest, mode)) {
        LogSample time = contest.sample(place, Metrics.WALL).orElseThrow();
        pairs.add(new Pair<>(place, CellKey.BASELINE, time, sequential));
      }
    }
    Map<String, List<Difference<CellKey>>> byMode = new LinkedHashMap<>();
    for (Difference<CellKey> difference : Judgement.of(pairs, Criteria.STANDARD)) {
      byMode.computeIfAbsent(difference.first().mode(), mode -> new ArrayList<>()).add(difference);
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Do calls that %s gain from running in parallel? %s"
            .formatted(computing ? "compute" : "wait", GainWords.inShort(byMode.values())));
    Set<String> reasons = new LinkedHashSet<>();
    for (List<Difference<CellKey>> ofMode : byMode.values()) {
      Difference<CellKey> best =
          Collections.min(
              ofMode, Comparator.comparingDouble(difference -> difference.ratio().value()));
      sentences.add(conclusion(contest, best, ofMode.size() > 1));
      if (Gains.of(best) != Gains.UNDECIDED) {
        reasons.add(why(contest, best.first(), best.verdict()));
      }
    }
    if (!reasons.isEmpty()) {
      sentences.add("Why: " + String.join(" ", reasons));
    }
    return sentences;
  }

  /**
   * How a mode compares with SEQUENTIAL where it is fastest.
   *
   * @param ofSeveral whether it was measured with other numbers of workers, too
   */
  private String conclusion(
      ModeRanking contest, Difference<CellKey> difference, boolean ofSeveral) {
    CellKey place = difference.first();
    String gain = Figures.ratio(difference.reversed().ratio());
    String compared =
        "%s%s: %s times as fast as SEQUENTIAL%s"
            .formatted(
                Names.of(place), ofSeveral ? ", its fastest" : "", gain, ideal(contest, place));
    return switch (difference.verdict()) {
      case FASTER, SLOWER, DIFFERENT -> compared + ".";
      case SAME -> compared + "; the same, within 2 %.";
      case UNDECIDED ->
          Gains.of(difference) == Gains.NO
              ? compared + "; slower or the same, but no gain."
              : compared
                  + "; not shown to be a difference: "
                  + Caveats.wouldDecide(difference)
                  + ".";
    };
  }

  private String ideal(ModeRanking contest, CellKey place) {
    return Ideal.of(contest.workload(), place, contest.cells(), Criteria.STANDARD.confidence())
        .filter(ideal -> !ideal.byDefinition())
        .map(
            ideal ->
                ", %s of the ideal %s"
                    .formatted(
                        Figures.ratio(ideal.ofMeasured()), Figures.roughTime(ideal.seconds())))
        .orElse("");
  }

  private String why(ModeRanking contest, CellKey place, Verdict verdict) {
    boolean faster = verdict == Verdict.FASTER;
    return switch (place.mode()) {
      case Modes.PROCESS -> startUp(contest, place);
      case Modes.GIL_THREADS ->
          computing
              ? faster
                  ? "A global lock should not allow that; look at the times."
                  : "As in Python, one lock lets one thread compute at a time."
              : faster
                  ? "As in Python, a thread gives the lock away while it waits for an answer."
                  : "The lock is given away while a thread waits, so that a gain was to be expected.";
      case Modes.EVENT_LOOP ->
          computing
              ? "One thread runs all calls, and a call that computes keeps the others waiting."
              : "One thread waits for all answers at once.";
      case Modes.PROCESS_POOL ->
          "The processes are there already; a call crosses a pipe to its process and back.";
      default ->
          computing
              ? faster
                  ? "Each thread computes on a core of its own; more threads than cores add nothing."
                  : "Threads that compute need cores of their own."
              : faster
                  ? "A thread that waits for an answer needs no core, so that the waits overlap."
                  : "Waits should overlap: look for a limit elsewhere, as of connections.";
    };
  }

  private static String startUp(ModeRanking contest, CellKey place) {
    Cell cell = contest.cell(place);
    double overhead =
        cell.mean(Metrics.PROCESS_START).orElse(0) + cell.mean(Metrics.PROCESS_LOAD).orElse(0);
    String costs =
        overhead > 0
            ? "each needs %s to start and load%s"
                .formatted(
                    Figures.roughTime(overhead),
                    place.workers() == 1 ? "" : ", with " + place.workers() + " at once")
            : "each has to start first";
    return "Processes run in parallel, whatever locks their threads have, but " + costs + ".";
  }

  private List<Plot> plots(ModeRanking contest, Slug slugs) {
    SortedMap<CellKey, Cell> cells = new TreeMap<>(contest.cells());
    cells
        .keySet()
        .removeIf(place -> !place.equals(CellKey.BASELINE) && !modes.contains(place.mode()));
    WorkloadPlots plots = new WorkloadPlots(ModeRanking.of(contest.workload(), cells), slugs);
    return (modes.isEmpty()
            ? List.of(plots.byMode(), plots.forks())
            : List.of(plots.overWorkers(), plots.speedup()))
        .stream().filter(plot -> !plot.isEmpty()).toList();
  }

  private Table<?> table(ModeRanking contest) {
    List<String> shown = new ArrayList<>(modes);
    shown.add(0, Modes.SEQUENTIAL);
    return CellTables.ofModes(title, contest, shown);
  }

  private static Optional<LogSample> sequential(ModeRanking contest) {
    return contest.sample(CellKey.BASELINE, Metrics.WALL);
  }

  /** Where a mode has a time. */
  private static List<CellKey> places(ModeRanking contest, String mode) {
    return contest.cells().keySet().stream()
        .filter(place -> place.mode().equals(mode))
        .filter(place -> contest.sample(place, Metrics.WALL).isPresent())
        .toList();
  }
}
