package org.modebench.analysis.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.analysis.differences.Criteria;
import org.modebench.analysis.differences.Difference;
import org.modebench.analysis.differences.Judgement;
import org.modebench.analysis.differences.Pair;
import org.modebench.analysis.differences.Verdict;
import org.modebench.analysis.measurements.Cell;
import org.modebench.analysis.measurements.Ideal;
import org.modebench.analysis.measurements.Metric;
import org.modebench.analysis.measurements.Place;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.sheets.Figures;
import org.modebench.analysis.sheets.Sheet;
import org.modebench.analysis.statistics.Interval;
import org.modebench.analysis.statistics.LogSample;

/**
 * One of the first six tasks of the lab: ten calls that wait or compute, in some modes, compared
 * with SEQUENTIAL.
 *
 * @param computing whether calls compute; otherwise they wait
 * @param modes that the task is about; none for that of SEQUENTIAL alone
 */
record BatchTask(int number, String title, boolean computing, List<String> modes) {
  static final List<BatchTask> ALL =
      List.of(
          new BatchTask(1, "Ten API calls, one after another", false, List.of()),
          new BatchTask(
              2,
              "Ten API calls in threads",
              false,
              List.of("THREADS", "THREAD_POOL", "VIRTUAL_THREADS", "EVENT_LOOP", "GIL_THREADS")),
          new BatchTask(3, "Ten API calls in processes", false, List.of("PROCESS", "PROCESS_POOL")),
          new BatchTask(4, "Ten countdowns, one after another", true, List.of()),
          new BatchTask(
              5,
              "Ten countdowns in threads",
              true,
              List.of("THREADS", "THREAD_POOL", "VIRTUAL_THREADS", "EVENT_LOOP", "GIL_THREADS")),
          new BatchTask(
              6, "Ten countdowns in processes", true, List.of("PROCESS", "PROCESS_POOL")));

  String benchmark() {
    return computing ? "CpuBound" : "IoBound";
  }

  /** The section of the task, with what is missing and how to measure it. */
  Section section(Optional<Contest> measured, Slug slugs) {
    String heading = number + ". " + title;
    if (measured.isEmpty() || sequential(measured.get()).isEmpty()) {
      return missing(heading, List.of("SEQUENTIAL"));
    }
    Contest contest = measured.get();
    List<String> sentences = new ArrayList<>();
    sentences.add("Measured: " + Names.of(contest.workload()) + ".");
    List<String> absent = modes.stream().filter(mode -> place(contest, mode).isEmpty()).toList();
    if (!modes.isEmpty() && absent.size() == modes.size()) {
      return missing(heading, modes);
    }
    sentences.addAll(modes.isEmpty() ? alone(contest) : conclusions(contest));
    if (!absent.isEmpty()) {
      sentences.add("Not measured: " + Names.list(absent, "and") + "; " + command(absent) + ".");
    }
    return new Section(
        "task-" + number, heading, sentences, plots(contest, slugs), List.of(table(contest)));
  }

  private Section missing(String heading, List<String> absent) {
    return new Section(
        "task-" + number,
        heading,
        List.of("Not measured; " + command(absent) + "."),
        List.of(),
        List.of());
  }

  private String command(List<String> absent) {
    return "measure it with: java -jar benchmarks/target/benchmarks.jar %s -p mode=%s"
        .formatted(benchmark(), String.join(",", absent));
  }

  /** What SEQUENTIAL shows by itself: whether its time is waiting or computing. */
  private List<String> alone(Contest contest) {
    Cell cell = contest.cell(Place.BASELINE);
    LogSample time = sequential(contest).orElseThrow();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "One after another, the batch takes the sum of its calls: "
            + Figures.time(time.estimate(Criteria.STANDARD.confidence()))
            + ideal(contest, Place.BASELINE)
            + ".");
    OptionalDouble cpu = cell.mean(Metric.CPU);
    if (cpu.isPresent()) {
      double share = cpu.getAsDouble() / time.geometricMean();
      sentences.add(
          "The CPU works for %s of it, %s of the time: the calls %s."
              .formatted(
                  Figures.roughTime(cpu.getAsDouble()),
                  Figures.percent(share),
                  share < 0.5 ? "wait, and nothing else runs meanwhile" : "compute"));
    }
    return sentences;
  }

  private List<String> conclusions(Contest contest) {
    LogSample sequential = sequential(contest).orElseThrow();
    List<Pair<Place>> pairs = new ArrayList<>();
    for (String mode : modes) {
      place(contest, mode)
          .ifPresent(
              place ->
                  pairs.add(
                      new Pair<>(
                          place,
                          Place.BASELINE,
                          contest.cell(place).sample(Metric.WALL).orElseThrow(),
                          sequential)));
    }
    List<Difference<Place>> differences = Judgement.of(pairs, Criteria.STANDARD);
    List<String> sentences = new ArrayList<>();
    sentences.add(inShort(differences));
    Set<String> reasons = new LinkedHashSet<>();
    for (Difference<Place> difference : differences) {
      sentences.add(conclusion(contest, difference));
      reasons.add(why(contest, difference.first(), difference.verdict()));
    }
    sentences.add("Why: " + String.join(" ", reasons));
    return sentences;
  }

  /** The question of the task and its answer, as the tests have it. */
  private String inShort(List<Difference<Place>> differences) {
    List<String> parts = new ArrayList<>();
    part(differences, "yes").ifPresent(parts::add);
    part(differences, "no").ifPresent(parts::add);
    part(differences, "not decided").ifPresent(parts::add);
    return "Do calls that %s gain from running in parallel? In %s."
        .formatted(computing ? "compute" : "wait", String.join("; in ", parts));
  }

  private static Optional<String> part(List<Difference<Place>> differences, String answer) {
    List<Place> places =
        differences.stream()
            .filter(difference -> gains(difference).equals(answer))
            .map(Difference::first)
            .toList();
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(Names.modes(places, "and") + ", " + answer);
  }

  /** A difference that is open may yet be sure to be no gain beyond the threshold. */
  private static String gains(Difference<Place> difference) {
    double most =
        difference.reversed().ratio().interval().map(Interval::high).orElse(Double.MAX_VALUE);
    return switch (difference.verdict()) {
      case FASTER -> "yes";
      case SAME, SLOWER -> "no";
      case UNDECIDED -> most <= 1 + Criteria.STANDARD.threshold() ? "no" : "not decided";
    };
  }

  /** Whether the calls ran in parallel, by the test against SEQUENTIAL, and why. */
  private String conclusion(Contest contest, Difference<Place> difference) {
    Place place = difference.first();
    String gain = Figures.ratio(difference.reversed().ratio());
    String what = Names.of(place);
    String compared =
        "%s: %s times as fast as SEQUENTIAL".formatted(what, gain) + ideal(contest, place);
    return switch (difference.verdict()) {
      case FASTER, SLOWER -> compared + ".";
      case SAME -> compared + "; the same, within 2 %.";
      case UNDECIDED ->
          gains(difference).equals("no")
              ? compared + "; slower or the same, but no gain."
              : compared
                  + "; not shown to be a difference, "
                  + difference.words().replace("undecided: ", "")
                  + " would decide.";
    };
  }

  private String ideal(Contest contest, Place place) {
    return Ideal.of(
            contest.workload(),
            place,
            contest.cell(place),
            sequential(contest),
            Criteria.STANDARD.confidence())
        .filter(ideal -> !ideal.byDefinition())
        .map(
            ideal ->
                ", %s of the ideal %s"
                    .formatted(
                        Figures.ratio(ideal.ofMeasured()), Figures.roughTime(ideal.seconds())))
        .orElse("");
  }

  private String why(Contest contest, Place place, Verdict verdict) {
    boolean faster = verdict == Verdict.FASTER;
    return switch (place.mode()) {
      case "PROCESS" -> startUp(contest, place);
      case Place.GIL_THREADS ->
          computing
              ? faster
                  ? "A global lock should not allow that; look at the times."
                  : "As in Python, one lock lets one thread compute at a time."
              : faster
                  ? "As in Python, a thread gives the lock away while it waits for an answer."
                  : "The lock is given away while a thread waits, so that a gain was to be expected.";
      case Place.EVENT_LOOP ->
          computing
              ? "One thread runs all calls, and a call that computes keeps the others waiting."
              : "One thread waits for all answers at once.";
      case "PROCESS_POOL" ->
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

  private static String startUp(Contest contest, Place place) {
    Cell cell = contest.cell(place);
    double overhead = cell.mean("process_start").orElse(0) + cell.mean("process_load").orElse(0);
    String costs =
        overhead > 0
            ? "each needs %s to start and load".formatted(Figures.roughTime(overhead))
            : "each has to start first";
    return "Processes run in parallel, whatever locks their threads have, but " + costs + ".";
  }

  private List<Plot> plots(Contest contest, Slug slugs) {
    SortedMap<Place, Cell> cells = new TreeMap<>(contest.cells());
    cells
        .keySet()
        .removeIf(place -> !place.equals(Place.BASELINE) && !modes.contains(place.mode()));
    WorkloadPlots plots = new WorkloadPlots(Contest.of(contest.workload(), cells), slugs);
    return (modes.isEmpty()
            ? List.of(plots.byMode(), plots.forks())
            : List.of(plots.overWorkers(), plots.speedup()))
        .stream().filter(plot -> !plot.isEmpty()).toList();
  }

  private Html table(Contest contest) {
    List<String> shown = new ArrayList<>(modes);
    shown.add(0, Place.SEQUENTIAL);
    Sheet sheet = CellSheet.ofModes(title, contest, shown);
    return HtmlTable.of(sheet);
  }

  private static Optional<LogSample> sequential(Contest contest) {
    return contest.sample(Place.BASELINE, Metric.WALL);
  }

  /** With as many workers as calls, or else the most below, or else the fewest above. */
  private static Optional<Place> place(Contest contest, String mode) {
    int calls = contest.workload().calls();
    return contest.cells().keySet().stream()
        .filter(place -> place.mode().equals(mode))
        .filter(place -> contest.cell(place).sample(Metric.WALL).isPresent())
        .min(
            Comparator.comparing((Place place) -> place.workers() > calls)
                .thenComparingInt(place -> Math.abs(place.workers() - calls)));
  }
}
