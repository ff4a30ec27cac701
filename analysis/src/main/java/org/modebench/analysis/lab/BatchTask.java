package org.modebench.analysis.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Modes;
import org.modebench.analysis.cells.Cell;
import org.modebench.analysis.cells.CellKey;
import org.modebench.analysis.cells.Ideal;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.LogSample;

/**
 * One of the first six tasks: ten calls that wait or compute, one after another, in threads or in
 * processes.
 *
 * @param computing whether calls compute; otherwise they wait
 * @param mode that the sheet asks for
 * @param alike modes that may stand beside it
 */
record BatchTask(int number, boolean computing, String mode, List<String> alike) {
  /** A single call takes longer beside others if it takes so many times as long. */
  private static final double LONGER = 1.2;

  /** A share of the CPU that is no different from all of it, as its clock goes. */
  private static final double WHOLE = 0.97;

  private static final List<String> IN_THREADS =
      List.of(
          Modes.THREAD_POOL,
          Modes.FORK_JOIN,
          Modes.VIRTUAL_THREADS,
          Modes.EVENT_LOOP,
          Modes.GIL_THREADS);

  private static final List<String> IN_PROCESSES = List.of(Modes.PROCESS_POOL);

  static final List<BatchTask> ALL =
      List.of(
          new BatchTask(1, false, Modes.SEQUENTIAL, List.of()),
          new BatchTask(2, false, Modes.THREADS, IN_THREADS),
          new BatchTask(3, false, Modes.PROCESS, IN_PROCESSES),
          new BatchTask(4, true, Modes.SEQUENTIAL, List.of()),
          new BatchTask(5, true, Modes.THREADS, IN_THREADS),
          new BatchTask(6, true, Modes.PROCESS, IN_PROCESSES));

  private boolean isAlone() {
    return mode.equals(Modes.SEQUENTIAL);
  }

  /** The task with the same calls one after another. */
  int base() {
    return computing ? 4 : 1;
  }

  String name() {
    return "task-" + number;
  }

  private String key(String suffix) {
    return "task." + number + "." + suffix;
  }

  /** Whether there is what the task asks for. */
  boolean isMeasured(Optional<ModeRanking> contest) {
    return contest.flatMap(measured -> measured.sample(CellKey.BASELINE, Metrics.WALL)).isPresent()
        && (isAlone() || contest.map(Gain::of).orElseThrow().containsKey(mode));
  }

  /**
   * What the page says of it.
   *
   * @param command that measures it, where it is missing
   */
  Part part(
      Optional<ModeRanking> measured,
      Optional<Prediction> prediction,
      String command,
      Words words) {
    List<String> expected = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    measured.ifPresent(contest -> doubts.addAll(Doubts.of(contest.cells(), shown(), words)));
    if (!isMeasured(measured)) {
      prediction.ifPresent(
          made ->
              expected.add(
                  words.say("prediction.unmarked", words.plain(made.factor()), made.task())));
      return new Part(
          name(),
          words.say(key("title")),
          words.say(key("asked")),
          expected,
          List.of(),
          List.of(),
          doubts,
          List.of(),
          Optional.of(command));
    }
    ModeRanking contest = measured.orElseThrow();
    Map<String, Gain> gains = Gain.of(contest);
    expected.add(expected(contest, words));
    List<String> conclusions;
    if (isAlone()) {
      conclusions = alone(contest, words);
    } else {
      Gain gain = Optional.ofNullable(gains.get(mode)).orElseThrow();
      prediction.ifPresent(made -> expected.add(marked(made, gain, words)));
      conclusions = conclusions(contest, gain, gains, words);
    }
    List<String> others = LabData.others(contest.workload());
    if (!others.isEmpty()) {
      doubts.add(words.say("doubt.parameters", String.join(", ", others)));
    }
    return new Part(
        name(),
        words.say(key("title")),
        words.say(key("asked")),
        expected,
        List.of(BatchTable.of(words.say("part.table", number), contest, shown(), words)),
        List.of(),
        doubts,
        conclusions,
        Optional.empty());
  }

  /** Modes of the table. */
  private List<String> shown() {
    List<String> shown = new ArrayList<>(List.of(Modes.SEQUENTIAL));
    if (!isAlone()) {
      shown.add(mode);
      shown.addAll(alike);
    }
    return shown;
  }

  private String expected(ModeRanking contest, Words words) {
    Cell alone = contest.cell(CellKey.BASELINE);
    CellKey place = isAlone() ? CellKey.BASELINE : new CellKey(mode, contest.workload().calls());
    OptionalDouble ideal = Ideal.seconds(contest.workload(), place, alone, contest.cells());
    String time = ideal.isPresent() ? words.time(ideal.getAsDouble()) : "?";
    return words.say(
        key("expected"),
        time,
        alone.cores().isPresent() ? Integer.toString(alone.cores().getAsInt()) : "?");
  }

  private static String marked(Prediction made, Gain gain, Words words) {
    Estimate speedup = gain.speedup().ratio();
    return words.say(
        switch (made.mark(speedup)) {
          case RIGHT -> "prediction.right";
          case WRONG -> "prediction.wrong";
          case OPEN -> "prediction.open";
        },
        words.plain(made.factor()),
        words.ratio(speedup));
  }

  private List<String> alone(ModeRanking contest, Words words) {
    Cell cell = contest.cell(CellKey.BASELINE);
    LogSample time = contest.sample(CellKey.BASELINE, Metrics.WALL).orElseThrow();
    List<String> sentences = new ArrayList<>();
    sentences.add(words.say("alone.time", words.time(estimate(time))));
    ideal(contest, CellKey.BASELINE, words).ifPresent(sentences::add);
    OptionalDouble cpu = cell.mean(Metrics.CPU);
    if (cpu.isPresent()) {
      double share = cpu.getAsDouble() / time.geometricMean();
      sentences.add(
          share > WHOLE
              ? words.say("alone.all", words.time(cpu.getAsDouble()))
              : words.say(
                  share < 0.5 ? "alone.waits" : "alone.computes",
                  words.time(cpu.getAsDouble()),
                  words.percent(share)));
    }
    singleCall(cell, words).ifPresent(sentences::add);
    return sentences;
  }

  private List<String> conclusions(
      ModeRanking contest, Gain gain, Map<String, Gain> gains, Words words) {
    List<String> sentences = new ArrayList<>();
    sentences.add(words.say("gain.time", words.time(estimate(gain.time())), compared(gain, words)));
    if (gain.place().workers() != contest.workload().calls()) {
      sentences.add(words.say("gain.workers", gain.place().workers()));
    }
    ideal(contest, gain.place(), words).ifPresent(sentences::add);
    singleCall(gain.cell(), words).ifPresent(sentences::add);
    besideOthers(contest, gain, words).ifPresent(sentences::add);
    for (String other : alike) {
      Optional.ofNullable(gains.get(other))
          .ifPresent(also -> sentences.add(words.say("gain.also", other, compared(also, words))));
    }
    return sentences;
  }

  /** Such as {@code 9.8 [9.7, 9.9] times as fast as task 1}. */
  private String compared(Gain gain, Words words) {
    Difference<CellKey> speedup = gain.speedup();
    String key =
        switch (gain.difference().verdict()) {
          case FASTER, DIFFERENT -> "gain.faster";
          case SLOWER -> "gain.slower";
          case SAME -> "gain.same";
          case UNDECIDED ->
              gain.outcome() != Gain.Outcome.OPEN
                  ? "gain.no"
                  : speedup.p().isEmpty()
                      ? "gain.few"
                      : speedup.moreForks().isPresent() ? "gain.open" : "gain.never";
        };
    Estimate shown = key.equals("gain.slower") ? gain.difference().ratio() : speedup.ratio();
    return words.say(
        key, words.ratio(shown), base(), Words.fewestForks(), speedup.moreForks().orElse(0));
  }

  private static Optional<String> ideal(ModeRanking contest, CellKey place, Words words) {
    return Ideal.of(contest.workload(), place, contest.cells(), Criteria.STANDARD.confidence())
        .filter(ideal -> !ideal.byDefinition())
        .map(
            ideal ->
                words.say(
                    "ideal.of-batch",
                    words.time(ideal.seconds()),
                    words.ratio(ideal.ofMeasured())));
  }

  private Optional<String> singleCall(Cell cell, Words words) {
    OptionalDouble median = cell.mean(Metrics.CALL_P50);
    OptionalDouble longest = cell.mean(Metrics.CALL_MAX);
    if (median.isEmpty() || longest.isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble start = startUp(cell);
    return Optional.of(
        words.say(
            start.isPresent() ? "call.process" : "call",
            words.time(median.getAsDouble()),
            words.time(longest.getAsDouble()),
            words.time(start.orElse(0))));
  }

  /** What a call takes before it begins, where each has a new process; otherwise empty. */
  private OptionalDouble startUp(Cell cell) {
    OptionalDouble start = cell.mean(Metrics.PROCESS_START);
    OptionalDouble load = cell.mean(Metrics.PROCESS_LOAD);
    return mode.equals(Modes.PROCESS) && start.isPresent() && load.isPresent()
        ? OptionalDouble.of(start.getAsDouble() + load.getAsDouble())
        : OptionalDouble.empty();
  }

  /**
   * What single calls tell: how many waits overlapped, or how long each computation became. Those
   * of processes tell neither, since most of such a call is the start of its process.
   */
  private Optional<String> besideOthers(ModeRanking contest, Gain gain, Words words) {
    OptionalDouble median = gain.cell().mean(Metrics.CALL_P50);
    OptionalDouble alone = gain.alone().mean(Metrics.CALL_P50);
    if (median.isEmpty() || startUp(gain.cell()).isPresent()) {
      return Optional.empty();
    }
    if (!computing) {
      double sum = contest.workload().calls() * median.getAsDouble();
      return Optional.of(
          words.say(
              "call.overlap", words.time(sum), words.ratio(sum / gain.time().geometricMean())));
    }
    if (alone.isEmpty() || median.getAsDouble() < LONGER * alone.getAsDouble()) {
      return Optional.empty();
    }
    return Optional.of(
        words.say("call.longer", words.ratio(median.getAsDouble() / alone.getAsDouble())));
  }

  private static Estimate estimate(LogSample time) {
    return time.estimate(Criteria.STANDARD.confidence());
  }

  /** What the sheet asks after the tasks: whether calls run in parallel so, and why. */
  Answer answer(Optional<ModeRanking> measured, Words words) {
    String question = words.say(key("question"));
    if (!isMeasured(measured)) {
      String open = words.say("answer.missing");
      return new Answer(question, open, open);
    }
    Gain gain = Optional.ofNullable(Gain.of(measured.orElseThrow()).get(mode)).orElseThrow();
    String compared = compared(gain, words);
    String brief =
        words.say(
            switch (gain.outcome()) {
              case FASTER -> "answer.faster";
              case NO_FASTER -> "answer.no-faster";
              case ONE_AT_A_TIME -> "answer.no";
              case OPEN -> "answer.open";
            },
            compared);
    brief += why(gain, words);
    return new Answer(question, brief, brief + startUps(gain, words));
  }

  private String why(Gain gain, Words words) {
    String reason =
        switch (gain.outcome()) {
          case FASTER ->
              words.say(key("why.faster"), cores(gain, words), gain.cell().cores().orElse(1));
          case NO_FASTER -> words.say(key("why.no-faster"), cores(gain, words));
          case ONE_AT_A_TIME -> words.say(key("why.no"));
          case OPEN -> "";
        };
    return reason.isEmpty() ? "" : " " + reason;
  }

  private String startUps(Gain gain, Words words) {
    OptionalDouble each = startUp(gain.cell());
    return each.isPresent() && gain.outcome() != Gain.Outcome.OPEN
        ? " " + words.say("start-up", words.time(each.getAsDouble()))
        : "";
  }

  private static String cores(Gain gain, Words words) {
    OptionalDouble cores = gain.coresAtWork();
    return cores.isPresent() ? words.ratio(cores.getAsDouble()) : "?";
  }
}
