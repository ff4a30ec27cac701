package org.modebench.analysis.lab.lecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modebench.analysis.catalogue.Parameter;
import org.modebench.analysis.catalogue.Parameters;
import org.modebench.analysis.command.Suggestion;
import org.modebench.analysis.lab.Measuring;

/** A lecture: its subjects in its order. */
public enum Lecture {
  /** On the asynchronous web. */
  WEB,

  /** On what is wrong with synchronous applications. */
  SYNC,

  /** The lesson on threads. */
  THREADS;

  /** The names of all of them. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Lecture::tag).toList();
  }

  /**
   * The lecture of that name.
   *
   * @throws IllegalArgumentException if there is none, with a sentence for the user
   */
  public static Lecture named(String name) {
    return Arrays.stream(values())
        .filter(lecture -> lecture.tag().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--lecture must be web, sync or threads, but is \"%s\".%s"
                        .formatted(name, Suggestion.question(name, names()))));
  }

  /** Its name on the command line. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<Subject> subjects() {
    return switch (this) {
      case WEB ->
          List.of(
              WebSubjects.OPERATIONS,
              WaitingSubjects.SLEEPERS,
              ThreadSubjects.THREAD_COSTS,
              WaitingSubjects.WAITING_CONNECTIONS,
              WebSubjects.KEEP_ALIVE,
              WebSubjects.PROXY,
              WebSubjects.EVENTS,
              WaitingSubjects.BUSY_LOOP,
              WaitingSubjects.READINESS,
              WaitingSubjects.SELECTORS,
              WebSubjects.EVENT_LOOP,
              WaitingSubjects.CALLBACKS,
              ThreadSubjects.COROUTINES,
              ModeSubjects.ONLY_IO,
              WebSubjects.BLOCKED_LOOP,
              WebSubjects.PAUSE,
              WebSubjects.FILES,
              WaitingSubjects.GREEN_THREADS,
              WebSubjects.GAIN);
      case SYNC ->
          List.of(
              WaitingSubjects.WEB_APPLICATION,
              WebSubjects.ONE_CONNECTION,
              WebSubjects.BAD_CONNECTION,
              WebSubjects.PROCESS_EACH,
              ThreadSubjects.BETWEEN_PROCESSES,
              WebSubjects.THREAD_EACH,
              ThreadSubjects.SHORT_RACE,
              ThreadSubjects.SHORT_DEADLOCK,
              WaitingSubjects.FULL_POOL,
              ModeSubjects.ONE_AT_A_TIME,
              ModeSubjects.RELEASED_TO_WAIT,
              ThreadSubjects.GIL,
              WaitingSubjects.THREADS_WAIT,
              WaitingSubjects.BUSY_LOOP,
              WaitingSubjects.READINESS,
              WebSubjects.EVENT_LOOP,
              WebSubjects.FAULTS,
              WaitingSubjects.ASYNC_AWAIT,
              WebSubjects.MIXING,
              WebSubjects.COMPUTING_REQUESTS,
              WebSubjects.DATABASE,
              WebSubjects.GAIN);
      case THREADS ->
          List.of(
              ThreadSubjects.THREAD_AND_PROCESS,
              ThreadSubjects.PREEMPTION,
              ThreadSubjects.LOCKS,
              ThreadSubjects.DEADLOCK,
              ThreadSubjects.OWNERS,
              ThreadSubjects.GIL,
              ThreadSubjects.RACE,
              ModeSubjects.SERIAL_SHARE,
              ModeSubjects.SCHEDULING,
              ModeSubjects.COMPUTES_OR_WAITS,
              ModeSubjects.FORK_JOIN,
              ModeSubjects.SEARCH,
              ThreadSubjects.QUEUES,
              ThreadSubjects.OVERLOAD);
    };
  }

  /** Of the longest experiments, what the claims and the plots need. */
  private Map<Parameter, String> cuts() {
    return switch (this) {
      case WEB ->
          Map.of(
              Parameters.CONNECTIONS, "10,1000",
              Parameters.SUBSCRIBERS, "10",
              Parameters.PLACEMENT, Parameters.SAME);
      case SYNC ->
          Map.of(
              Parameters.CONNECTIONS, "10,1000",
              Parameters.MESSAGE_BYTES, "1,1000000",
              Parameters.PLACEMENT, Parameters.SAME);
      case THREADS -> Map.of();
    };
  }

  /** The words of a run that measures all of its subjects, without forks and file. */
  public List<String> words() {
    return words(subjects());
  }

  /** The words of a run that measures some of its subjects. */
  List<String> words(List<Subject> some) {
    Set<String> words = new LinkedHashSet<>();
    some.forEach(subject -> words.add(subject.workload().name()));
    String experiments =
        some.stream()
            .map(subject -> subject.experiment().name())
            .distinct()
            .collect(Collectors.joining(","));
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("-p", Measuring.EXPERIMENT + "=" + experiments));
    cuts(some).forEach((parameter, values) -> all.addAll(List.of("-p", parameter + "=" + values)));
    return all;
  }

  /** Those that the workloads of these subjects know, by name. */
  private SortedMap<String, String> cuts(List<Subject> some) {
    SortedMap<String, String> known = new TreeMap<>();
    cuts()
        .forEach(
            (parameter, values) -> {
              if (some.stream().anyMatch(s -> s.workload().defaults().containsKey(parameter))) {
                known.put(parameter.name(), values);
              }
            });
    return known;
  }
}
