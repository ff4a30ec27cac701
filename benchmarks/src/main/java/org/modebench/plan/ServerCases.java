package org.modebench.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modebench.server.ServerModel;

/**
 * The combinations of a benchmark of servers: those that experiments ask for, or, where the command
 * line names parameters but no experiment, the product of these.
 */
final class ServerCases {
  private static final String NOT_APPLICABLE = "0";
  private static final String ONE_WORKER = "1";

  private final Map<String, Set<String>> defaults = new LinkedHashMap<>();
  private final Map<String, Set<String>> asked;
  private final int javaOfForks;
  private final Set<SortedMap<String, String>> cases = new LinkedHashSet<>();
  private final Set<ServerModel> tooNew = EnumSet.noneOf(ServerModel.class);

  /**
   * @param defaults the values of each parameter that the benchmark's class names
   * @param asked the values of each parameter that the command line names
   * @param javaOfForks the feature release of the Java that the forks run on
   * @throws UsageException if nothing is left to measure
   */
  ServerCases(
      SortedMap<String, List<String>> defaults, Map<String, Set<String>> asked, int javaOfForks)
      throws UsageException {
    defaults.forEach((name, values) -> this.defaults.put(name, new LinkedHashSet<>(values)));
    this.asked = asked;
    this.javaOfForks = javaOfForks;
    for (Map<String, Set<String>> choice : choices()) {
      addProduct(choice, List.copyOf(choice.keySet()), new TreeMap<>());
    }
    if (!tooNew.isEmpty() && (cases.isEmpty() || asked.containsKey(Parameter.SERVER.option()))) {
      throw new UsageException(tooNew());
    }
  }

  /** Every parameter of each case, by name. */
  Set<SortedMap<String, String>> cases() {
    return cases;
  }

  /** The names of the parameters, but for the server, that tell one case from another. */
  Set<String> varying() {
    Map<String, Set<String>> valuesByName = new LinkedHashMap<>();
    for (SortedMap<String, String> params : cases) {
      params.forEach(
          (name, value) ->
              valuesByName.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(value));
    }
    valuesByName.remove(Parameter.SERVER.option());
    valuesByName.values().removeIf(values -> values.size() < 2);
    return valuesByName.keySet();
  }

  /** What the user should know of the choice, as sentences. */
  List<String> notes() {
    return tooNew.isEmpty() ? List.of() : List.of(tooNew());
  }

  private String tooNew() {
    ServerModel first = tooNew.iterator().next();
    return "The server %s is left out: it needs Java %d or newer, but the forks run on Java %d; name a newer one with -jvm."
        .formatted(first, first.minimumJava(), javaOfForks);
  }

  /** The values of every parameter, once for each experiment. */
  private List<Map<String, Set<String>>> choices() {
    List<Map<String, Set<String>>> choices = new ArrayList<>();
    for (Experiment experiment : experiments()) {
      Map<String, Set<String>> choice = new LinkedHashMap<>(defaults);
      choice.putAll(experiment.choice());
      choices.add(choice);
    }
    if (choices.isEmpty()) {
      choices.add(new LinkedHashMap<>(defaults));
    }
    for (Map<String, Set<String>> choice : choices) {
      asked.forEach(
          (name, values) -> {
            if (choice.containsKey(name)) {
              choice.put(name, values);
            }
          });
    }
    return choices;
  }

  private Set<Experiment> experiments() {
    Set<String> named = asked.get(Experiment.PARAMETER.option());
    if (named != null) {
      Set<Experiment> experiments = EnumSet.noneOf(Experiment.class);
      named.forEach(name -> experiments.add(Experiment.named(name)));
      return experiments;
    }
    boolean ownProduct = asked.keySet().stream().anyMatch(defaults::containsKey);
    return ownProduct ? Set.of() : EnumSet.copyOf(Experiment.OF_THE_LAB);
  }

  private void addProduct(
      Map<String, Set<String>> values, List<String> left, SortedMap<String, String> chosen) {
    if (left.isEmpty()) {
      add(new TreeMap<>(chosen));
      return;
    }
    String name = left.get(0);
    for (String value : values.getOrDefault(name, Set.of())) {
      chosen.put(name, value);
      addProduct(values, left.subList(1, left.size()), chosen);
    }
    chosen.remove(name);
  }

  /** Adds a case without what does not apply to it, so that equal cases are one. */
  private void add(SortedMap<String, String> params) {
    ServerModel server = ServerModel.valueOf(params.getOrDefault(Parameter.SERVER.option(), ""));
    if (server.minimumJava() > javaOfForks) {
      tooNew.add(server);
      return;
    }
    if (!server.hasWorkers()) {
      params.put(Parameter.WORKERS.option(), ONE_WORKER);
    }
    boolean open = "open".equals(params.get(Parameter.LOOP.option()));
    params.put((open ? Parameter.CONCURRENCY : Parameter.RATE).option(), NOT_APPLICABLE);
    cases.add(params);
  }
}
