package org.modebench.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.modebench.server.ServerModel;

/**
 * A question about servers, and the combinations that answer it ({@code -p experiment=}): the
 * product of all parameters would take days.
 */
public enum Experiment {
  /** Experiment 7 of the lab. */
  CONCURRENCY(
      "synchronous against asynchronous servers, by concurrency",
      List.of(
          ServerModel.SYNC_WORKER,
          ServerModel.PREFORK,
          ServerModel.VIRTUAL_THREADS,
          ServerModel.EVENT_LOOP),
      Map.of(Parameter.CONCURRENCY, "5,10,20,40")),

  /** Experiment 8. */
  LATENCY(
      "the same by latency",
      List.of(ServerModel.SYNC_WORKER, ServerModel.EVENT_LOOP),
      Map.of(Parameter.LATENCY_MILLIS, "100,200,300")),

  /** Experiment 9. */
  BLOCKING(
      "an event loop with a blocking wait inside",
      List.of(ServerModel.EVENT_LOOP_BLOCKED),
      Map.of(Parameter.CONCURRENCY, "5,10,20,40")),

  /** How little blocking is enough to ruin an event loop. */
  DOSE(
      "an event loop, by the share of requests that block it",
      List.of(ServerModel.EVENT_LOOP),
      Map.of(Parameter.BLOCKING_SHARE, "0,1,5,10,25,50,100", Parameter.CONCURRENCY, "40")),

  /** What a client in a closed loop does not see. */
  PAUSE(
      "a server that pauses, seen by a closed and by an open loop",
      List.of(ServerModel.EVENT_LOOP),
      Map.of(
          Parameter.LOOP, "closed,open",
          Parameter.CONCURRENCY, "1",
          Parameter.RATE, "1000",
          Parameter.CALLS, "5000",
          Parameter.LATENCY_MILLIS, "0",
          Parameter.KEEP_ALIVE, "true",
          Parameter.PAUSE_MILLIS, "200")),

  /** What becomes of a server whose upstream fails. */
  FAULTS(
      "every server, with an upstream that fails",
      List.of(ServerModel.values()),
      Map.of(Parameter.UPSTREAM, "api", Parameter.FAULTS, "0,10"));

  /** Chooses among the values of the parameters; no case has it itself. */
  static final Parameter PARAMETER =
      Parameter.oneOf("experiment", Arrays.stream(values()).map(Experiment::optionValue).toList());

  /** What is measured when the command line names no experiment. */
  static final Set<Experiment> OF_THE_LAB = Set.of(CONCURRENCY, LATENCY, BLOCKING);

  private final String question;
  private final String servers;
  private final String values;

  Experiment(String question, List<ServerModel> servers, Map<Parameter, String> values) {
    this.question = question;
    this.servers = servers.stream().map(Enum::name).collect(Collectors.joining(","));
    this.values =
        values.entrySet().stream()
            .map(value -> value.getKey().option() + "=" + value.getValue())
            .sorted()
            .collect(Collectors.joining(";"));
  }

  /** The experiment with that name on the command line. */
  static Experiment named(String optionValue) {
    return Arrays.stream(values())
        .filter(e -> e.optionValue().equals(optionValue))
        .findFirst()
        .orElseThrow();
  }

  public String optionValue() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In words, for the help. */
  public String question() {
    return question;
  }

  /** The values of each parameter that this experiment chooses. */
  Map<String, Set<String>> choice() {
    Map<String, Set<String>> choice = new LinkedHashMap<>();
    choice.put(Parameter.SERVER.option(), setOf(servers));
    for (String value : values.split(";", -1)) {
      int equals = value.indexOf('=');
      choice.put(value.substring(0, equals), setOf(value.substring(equals + 1)));
    }
    return choice;
  }

  private static Set<String> setOf(String list) {
    return new LinkedHashSet<>(Arrays.asList(list.split(",", -1)));
  }
}
