package org.modebench.analysis.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.modebench.analysis.catalogue.Metrics;
import org.modebench.analysis.catalogue.Servers;
import org.modebench.analysis.findings.modes.ModeRanking;
import org.modebench.analysis.findings.servers.ParameterStudy;
import org.modebench.analysis.lab.Course.Manner;
import org.modebench.analysis.plot.Plot;
import org.modebench.analysis.statistics.Criteria;
import org.modebench.analysis.statistics.Difference;
import org.modebench.analysis.statistics.Estimate;
import org.modebench.analysis.statistics.Judgement;
import org.modebench.analysis.statistics.Pair;
import org.modebench.analysis.statistics.Verdict;
import org.modebench.analysis.table.Figures;

/**
 * One of the last three tasks: servers by the number of clients or by the wait.
 *
 * @param parameter the end of the keys that name what is varied
 * @param servers that the sheet asks for
 */
record ServerTask(int number, String parameter, List<String> servers) {
  private static final String CLIENTS = "clients";
  private static final String WAIT = "wait";

  static final ServerTask BY_CLIENTS =
      new ServerTask(7, CLIENTS, List.of(Servers.SYNC_WORKER, Servers.EVENT_LOOP));
  static final ServerTask BY_WAIT =
      new ServerTask(8, WAIT, List.of(Servers.SYNC_WORKER, Servers.EVENT_LOOP));
  static final ServerTask BLOCKED = new ServerTask(9, CLIENTS, List.of(Servers.EVENT_LOOP_BLOCKED));

  static final List<ServerTask> ALL = List.of(BY_CLIENTS, BY_WAIT, BLOCKED);

  String name() {
    return "task-" + number;
  }

  private String key(String suffix) {
    return "task." + number + "." + suffix;
  }

  private boolean isByWait() {
    return parameter.equals(WAIT);
  }

  /** The study that it looks at. */
  Optional<ParameterStudy> study(LabData data) {
    return isByWait() ? data.byWait() : data.byConcurrency();
  }

  /** Whether there is what the task asks for. */
  boolean isMeasured(LabData data) {
    return servers.stream().allMatch(server -> course(data, server).isPresent());
  }

  private Optional<Course> course(LabData data, String server) {
    return study(data).map(study -> Course.of(study, server)).filter(Course::isMeasured);
  }

  /**
   * What the page says of it: also of one server alone, where the other is missing.
   *
   * @param command that measures it, where something is missing
   */
  Part part(LabData data, String command, Words words) {
    List<Course> own = servers.stream().flatMap(server -> course(data, server).stream()).toList();
    Optional<Course> besides =
        equals(BLOCKED) && !own.isEmpty() ? course(data, Servers.SYNC_WORKER) : Optional.empty();
    List<Course> shown = Stream.concat(own.stream(), besides.stream()).toList();
    CoursePlots drawn = new CoursePlots(name(), parameter, words);
    List<Plot> plots = new ArrayList<>();
    own.forEach(
        course ->
            plots.addAll(drawn.of(Stream.concat(Stream.of(course), besides.stream()).toList())));
    List<String> conclusions = new ArrayList<>();
    own.forEach(course -> conclusions.add(said(course, words)));
    if (equals(BLOCKED) && !own.isEmpty()) {
      conclusions.addAll(compared(data, words));
    }
    return new Part(
        name(),
        words.say(key("title")),
        words.say(key("asked")),
        List.of(words.say(key("expected"))),
        shown.isEmpty()
            ? List.of()
            : List.of(CourseTable.of(words.say("part.table", number), shown, parameter, words)),
        plots.stream().filter(plot -> !plot.isEmpty()).toList(),
        doubts(data, words),
        conclusions,
        isMeasured(data) ? Optional.empty() : Optional.of(command));
  }

  private List<String> doubts(LabData data, Words words) {
    List<String> doubts = new ArrayList<>();
    study(data)
        .ifPresent(
            study -> {
              study
                  .contests()
                  .forEach(
                      (value, contest) ->
                          Doubts.of(contest.cells(), servers, words)
                              .forEach(
                                  doubt ->
                                      doubts.add(
                                          words.say(
                                              "doubt.at",
                                              words.say("at." + parameter, words.plain(value)),
                                              doubt))));
              List<String> others = LabData.others(study.rest());
              if (!others.isEmpty()) {
                doubts.add(words.say("doubt.parameters", String.join(", ", others)));
              }
            });
    return doubts;
  }

  private Manner manner(Course course) {
    return isByWait() ? course.byWait() : course.byConcurrency();
  }

  /** How a server's figures change, and why. */
  private String said(Course course, Words words) {
    return words.say("server." + course.server()) + changes(course, words) + reason(course, words);
  }

  private String changes(Course course, Words words) {
    String times = growth(course.growth(Metrics.TIME_PER_REQUEST), words);
    String rates = growth(course.growth(Metrics.THROUGHPUT), words);
    String from = words.plain(course.first());
    String to = words.plain(course.last());
    return isByWait()
        ? words.say(
            "changes.wait",
            from,
            to,
            times,
            rates,
            growth(course.waits(course.first()), words),
            growth(course.waits(course.last()), words))
        : words.say("changes.clients", from, to, times, rates);
  }

  private static String growth(Optional<Estimate> ratio, Words words) {
    return ratio.map(words::ratio).orElse("?");
  }

  private String reason(Course course, Words words) {
    return " "
        + switch (manner(course)) {
          case AT_ONCE -> words.say("manner.at-once." + parameter) + lastRound(course, words);
          case IN_TURN -> words.say("manner.in-turn." + parameter);
          case BETWEEN -> words.say("manner.between");
          case OPEN -> words.say("manner.open", Words.fewestForks());
        };
  }

  /** Where requests do not make whole rounds of all clients, the mean is more than one wait. */
  private String lastRound(Course course, Words words) {
    int calls = course.study().rest().calls();
    int clients = (int) course.last();
    if (isByWait() || calls % clients == 0) {
      return "";
    }
    double rounds = Math.ceil((double) calls / clients);
    return " "
        + words.say(
            "manner.last-round", clients, calls % clients, words.ratio(rounds * clients / calls));
  }

  /** The blocked server against the synchronous one everywhere, and the other at its greatest. */
  private static List<String> compared(LabData data, Words words) {
    List<Difference<Double>> toSync = differences(data, Servers.SYNC_WORKER);
    List<Difference<Double>> toLoop = differences(data, Servers.EVENT_LOOP);
    List<String> sentences = new ArrayList<>();
    if (!toSync.isEmpty()) {
      String each =
          words.list(
              toSync.stream()
                  .map(
                      at ->
                          words.say(
                              "blocked.each",
                              words.plain(at.first()),
                              words.number(Figures.quantity(at.ratio(), "1"))))
                  .toList());
      boolean same = toSync.stream().allMatch(at -> at.verdict() == Verdict.SAME);
      boolean open = toSync.stream().anyMatch(at -> at.p().isEmpty());
      boolean close =
          toSync.stream()
              .allMatch(
                  at ->
                      at.ratio()
                          .interval()
                          .filter(i -> i.low() >= 0.9 && i.high() <= 1.1)
                          .isPresent());
      sentences.add(words.say("blocked.to-sync", each));
      sentences.add(
          open
              ? words.say("manner.open", Words.fewestForks())
              : words.say(same ? "blocked.same" : close ? "blocked.close" : "blocked.other"));
    }
    if (!toLoop.isEmpty()) {
      Difference<Double> at = toLoop.get(toLoop.size() - 1);
      sentences.add(words.say("blocked.to-loop", words.plain(at.first()), words.ratio(at.ratio())));
    }
    return sentences;
  }

  /**
   * The time per request of the blocked server over that of another, wherever both were measured.
   */
  private static List<Difference<Double>> differences(LabData data, String other) {
    List<Pair<Double>> pairs = new ArrayList<>();
    data.byConcurrency()
        .ifPresent(
            study ->
                study
                    .contests()
                    .forEach(
                        (value, contest) -> pair(value, contest, other).ifPresent(pairs::add)));
    return Judgement.of(pairs, Criteria.STANDARD);
  }

  private static Optional<Pair<Double>> pair(double value, ModeRanking contest, String other) {
    return contest
        .entrant(Servers.EVENT_LOOP_BLOCKED)
        .flatMap(place -> contest.sample(place, Metrics.TIME_PER_REQUEST))
        .flatMap(
            blocked ->
                contest
                    .entrant(other)
                    .flatMap(place -> contest.sample(place, Metrics.TIME_PER_REQUEST))
                    .map(sample -> new Pair<>(value, value, blocked, sample)));
  }

  /** What the sheet asks of a server after the tasks. */
  Answer answer(LabData data, String server, Words words) {
    String question = words.say("question." + server + "." + parameter);
    Optional<Course> course = course(data, server);
    if (course.isEmpty()) {
      String open = words.say("answer.missing");
      return new Answer(question, open, open);
    }
    String brief =
        words.say(
            switch (manner(course.get())) {
              case AT_ONCE -> "brief.at-once." + parameter;
              case IN_TURN -> "brief.in-turn." + parameter;
              case BETWEEN -> "brief.between";
              case OPEN -> "answer.few";
            },
            growth(course.get().growth(Metrics.TIME_PER_REQUEST), words),
            growth(course.get().growth(Metrics.THROUGHPUT), words));
    List<String> full = new ArrayList<>(List.of(said(course.get(), words)));
    if (equals(BLOCKED)) {
      full.addAll(compared(data, words));
    }
    return new Answer(question, brief, String.join(" ", full));
  }
}
